package io.dotmac.sub.core.network.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.network.alert.AlertWatch;
import io.dotmac.sub.core.network.cpe.OntReading.State;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutageWatchDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final PlantFixture plant = new PlantFixture(db, tenant);
  private final UUID olt = plant.olt("Ikeja");

  private List<UUID> port(String name, int onts) {
    UUID port = plant.port(olt, name);
    List<UUID> all = IntStream.range(0, onts).mapToObj(i -> plant.ont(port, i)).toList();
    plant.read(State.ONLINE, all);
    return all;
  }

  private String look() {
    return db.inTx(tenant, OutageWatch::look).toString();
  }

  private List<String> outages() {
    return plant.rows("select cause || ' ' || name || ' ' || status || ' ' || lost_count || ' '"
        + " || affected_count from outage where tenant_id = :tenant order by began_at, name");
  }

  private List<String> events() {
    return plant.rows("select event_type || ' ' || (payload ->> 'affected') from event_store"
        + " where tenant_id = :tenant and event_type like 'outage.%' order by seq");
  }

  /** {@code outage.confirmed} when it is found, {@code outage.resolved} when most are back. */
  @Test
  void manyOntsOfAPortThatAreLostAtOnceAreOneOutageThatEndsItself() {
    List<UUID> onts = port("0/1/0", 10);
    plant.read(State.LOS, onts.subList(0, 4));
    assertThat(look()).as("4 of 10").isEqualTo("0 began, 0 ended");

    plant.read(State.LOS, onts.subList(4, 5));
    assertThat(look()).as("5 of 10").isEqualTo("1 began, 0 ended");
    assertThat(look()).isEqualTo("0 began, 0 ended");
    plant.read(State.LOS, onts.subList(5, 10));
    assertThat(look()).isEqualTo("0 began, 0 ended");
    assertThat(outages()).containsExactly("pon_port Ikeja 0/1/0 confirmed 10 10");

    plant.read(State.ONLINE, onts.subList(0, 8));
    assertThat(look()).as("8 of 10 are back").isEqualTo("0 began, 0 ended");
    plant.read(State.ONLINE, onts.subList(8, 9));
    assertThat(look()).as("9 of 10 are back").isEqualTo("0 began, 1 ended");
    assertThat(outages()).containsExactly("pon_port Ikeja 0/1/0 resolved 10 10");
    assertThat(events()).containsExactly("outage.confirmed 5", "outage.resolved 10");
  }

  @Test
  void fewThatAreLostAndThoseThatNeverWereOnlineAreNone() {
    List<UUID> three = port("0/1/0", 3);
    plant.read(State.LOS, three);
    UUID port = plant.port(olt, "0/1/1");
    List<UUID> never = IntStream.range(0, 6).mapToObj(i -> plant.ont(port, i)).toList();
    plant.read(State.OFFLINE, never);

    assertThat(look()).isEqualTo("0 began, 0 ended");
  }

  @Test
  void whatWasLostBitByBitOverHoursIsNone() {
    List<UUID> onts = port("0/1/0", 8);
    for (UUID ont : onts) {
      plant.read(State.OFFLINE, List.of(ont));
      plant.sql(
          "update ont_reading set state_since = state_since - interval '20 minutes'"
              + " where tenant_id = ? and state <> 'online'",
          tenant.value());
      assertThat(look()).isEqualTo("0 began, 0 ended");
    }
  }

  @Test
  void aWholeLineTerminalIsOneCauseAndNotOneOfEachPort() {
    List<UUID> all = new ArrayList<>(port("0/1/0", 5));
    all.addAll(port("0/1/1", 5));
    plant.read(State.DYING_GASP, all);

    assertThat(look()).isEqualTo("1 began, 0 ended");
    assertThat(look()).isEqualTo("0 began, 0 ended");
    assertThat(outages()).containsExactly("olt_device Ikeja confirmed 10 10");
  }

  @Test
  void ontsOfAnOutageRaiseNoAlertsOfTheirOwn() {
    plant.sql(
        "insert into alert_rule (tenant_id, id, name, metric_type, operator, threshold)"
            + " values (?, gen_random_uuid(), 'lost', 'ont_offline', 'eq', 1)",
        tenant.value());
    List<UUID> many = port("0/1/0", 6);
    List<UUID> few = port("0/1/1", 6);
    plant.read(State.LOS, many);
    plant.read(State.LOS, few.subList(0, 1));

    look();

    assertThat(db.inTx(tenant, AlertWatch::look).toString()).isEqualTo("1 raised, 0 ended");
  }

  @Test
  void anOntThatHangsThereNoMoreIsNotWaitedFor() {
    List<UUID> onts = port("0/1/0", 4);
    plant.read(State.LOS, onts);
    look();
    plant.sql("update ont_assignment set status = 'inactive' where tenant_id = ?", tenant.value());

    assertThat(look()).isEqualTo("0 began, 1 ended");
  }

  @Test
  void anAccessServerThatFellSilentWithItsSessionsIsAnOutageUntilItSpeaksAgain() {
    UUID nas = UUID.randomUUID();
    plant.sql(
        "insert into nas_device (tenant_id, id, name, vendor, status)"
            + " values (?, ?, 'Yaba', 'mikrotik', 'offline')",
        tenant.value(),
        nas);
    port("0/1/0", 5);
    for (int i = 0; i < 3; i++) {
      session(nas, i);
    }
    assertThat(look()).as("3 sessions").isEqualTo("0 began, 0 ended");
    session(nas, 3);
    assertThat(look()).as("4 sessions").isEqualTo("1 began, 0 ended");
    assertThat(outages()).containsExactly("nas_device Yaba confirmed 4 4");

    plant.sql("update nas_device set status = 'active' where id = ?", nas);
    assertThat(look()).isEqualTo("0 began, 1 ended");
  }

  private void session(UUID nas, int service) {
    plant.sql(
        "insert into radius_accounting_session (tenant_id, id, is_open, started_at, nas_key,"
            + " session_id, username, nas_device_id, status_type, last_update_at, subscription_id,"
            + " subscriber_id) select u.tenant_id, gen_random_uuid(), true, now(), 'n', ?, 'ada',"
            + " ?, 'start', now(), u.id, u.subscriber_id from subscription u where u.tenant_id = ?"
            + " order by u.id offset ? limit 1",
        Integer.toString(service),
        nas,
        tenant.value(),
        service);
  }

  @Test
  void nothingIsLookedForWhenTheSettingSaysSo() {
    db.run(tenant, tx -> Settings.set(tx, OutageSettings.LEAST_LOST, "0"));
    plant.read(State.LOS, port("0/1/0", 10));

    assertThat(look()).isEqualTo("0 began, 0 ended");
  }
}
