package io.dotmac.sub.core.network.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.network.alert.AlertRule.Operator;
import io.dotmac.sub.core.network.cpe.OntReading;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertWatchDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final PlantFixture plant = new PlantFixture(db, tenant);
  private final Inventory<AlertRule> rules = new Inventory<>(AlertRule.class);

  private UUID rule(
      AlertMetric metric,
      Operator operator,
      String threshold,
      @Nullable String clear,
      int seconds) {
    AlertRule rule = new AlertRule(
        metric + " " + operator + threshold,
        metric,
        operator,
        new BigDecimal(threshold),
        clear == null ? null : new BigDecimal(clear),
        seconds,
        AlertSeverity.CRITICAL,
        null,
        null,
        true,
        null);
    return db.inTx(tenant, tx -> rules.create(tx, rule).id());
  }

  private String look() {
    return db.inTx(tenant, AlertWatch::look).toString();
  }

  private UUID busy(String host, String cpu) {
    UUID target = plant.target(host);
    cpu(cpu);
    return target;
  }

  private void cpu(String percent) {
    plant.sql(
        "update snmp_target_state set last_poll_at = now(), cpu_percent = ?::numeric"
            + " where tenant_id = ?",
        percent,
        tenant.value());
  }

  private List<String> alerts() {
    return plant.rows("select status || ' ' || measured_value::float from alert"
        + " where tenant_id = :tenant order by triggered_at, id");
  }

  private List<String> events() {
    return plant.rows(
        "select (payload ->> 'status') || ' ' || (payload ->> 'about') from event_store"
            + " where tenant_id = :tenant and event_type = 'network.alert' order by seq");
  }

  @Test
  void anAlertIsRaisedOnceAndEndsOnlyWhenItsValueIsWellBack() {
    rule(AlertMetric.CPU, Operator.GT, "90", "70", 0);
    busy("10.0.0.1", "90");
    assertThat(look()).isEqualTo("0 raised, 0 ended");

    cpu("90.01");
    assertThat(look()).isEqualTo("1 raised, 0 ended");
    assertThat(look()).isEqualTo("0 raised, 0 ended");
    cpu("70.01");
    assertThat(look()).as("between the two lines").isEqualTo("0 raised, 0 ended");
    cpu("70");
    assertThat(look()).isEqualTo("0 raised, 1 ended");
    cpu("95");
    assertThat(look()).isEqualTo("1 raised, 0 ended");

    assertThat(alerts()).containsExactly("resolved 90.01", "open 95");
    assertThat(events())
        .containsExactly("open at 10.0.0.1", "resolved at 10.0.0.1", "open at 10.0.0.1");
    assertThat(plant.rows("select status from alert_event where tenant_id = :tenant"
            + " order by created_at, status"))
        .containsExactly("open", "resolved", "open");
  }

  @Test
  void aValueMustHoldForAsLongAsTheRuleSaysWithoutABreak() {
    rule(AlertMetric.CPU, Operator.GTE, "90", null, 300);
    busy("10.0.0.1", "90");
    look();
    assertThat(alerts()).isEmpty();

    passed("299");
    assertThat(look()).isEqualTo("0 raised, 0 ended");
    cpu("10");
    look();
    cpu("90");
    look();
    passed("299");
    assertThat(look()).as("it began anew").isEqualTo("0 raised, 0 ended");
    passed("2");
    assertThat(look()).isEqualTo("1 raised, 0 ended");
  }

  private void passed(String seconds) {
    plant.sql(
        "update alert_breach set since = since - make_interval(secs => ?::int) where tenant_id = ?",
        Integer.valueOf(seconds),
        tenant.value());
  }

  @Test
  void whatADeviceThatIsSilentLastSaidCountsForNothing() {
    rule(AlertMetric.CPU, Operator.GT, "90", null, 0);
    rule(AlertMetric.MISSED_POLLS, Operator.GTE, "2", null, 0);
    busy("10.0.0.1", "95");
    plant.sql("update snmp_target_state set missed = 2 where tenant_id = ?", tenant.value());

    look();

    assertThat(plant.rows("select metric_type from alert where tenant_id = :tenant"))
        .containsExactly("missed_polls");
  }

  @Test
  void interfacesAreWatchedByWhatTheyCarryAndWhetherTheyAreUp() {
    rule(AlertMetric.RX_UTILIZATION, Operator.GT, "80", null, 0);
    rule(AlertMetric.INTERFACE_DOWN, Operator.EQ, "1", null, 0);
    UUID target = plant.target("10.0.0.1");
    port(target, "full", "up", true, 810_000_000L);
    port(target, "fine", "up", true, 790_000_000L);
    port(target, "cut", "down", true, 0L);
    port(target, "unused", "down", false, 0L);

    assertThat(look()).isEqualTo("2 raised, 0 ended");
    assertThat(events()).containsExactlyInAnyOrder("open at 10.0.0.1 full", "open at 10.0.0.1 cut");
  }

  private void port(UUID target, String name, String status, boolean enabled, long rx) {
    plant.sql(
        "insert into monitored_interface (tenant_id, id, snmp_target_id, if_index, name, status,"
            + " is_enabled, speed_mbps, rx_bps, tx_bps, seen_at)"
            + " values (?, ?, ?, 1, ?, ?, ?, 1000, ?, 0, now())",
        tenant.value(),
        Ids.next(),
        target,
        name,
        status,
        enabled,
        rx);
  }

  @Test
  void aRuleOfOneDeviceIsAboutThatOneAndEndsWithIt() {
    UUID loud = busy("10.0.0.1", "99");
    busy("10.0.0.2", "99");
    UUID rule = rule(AlertMetric.CPU, Operator.GT, "90", null, 0);
    plant.sql("update alert_rule set snmp_target_id = ? where id = ?", loud, rule);
    assertThat(look()).isEqualTo("1 raised, 0 ended");

    db.inTx(tenant, tx -> AlertRules.activate(tx, List.of(rule), false));
    assertThat(look()).isEqualTo("0 raised, 1 ended");
    assertThat(look()).isEqualTo("0 raised, 0 ended");
  }

  @Test
  void peopleTakeAlertsUponThemselvesAndEndThem() {
    rule(AlertMetric.CPU, Operator.GT, "90", null, 0);
    busy("10.0.0.1", "99");
    look();
    UUID alert = UUID.fromString(
        plant.rows("select id::text from alert where tenant_id = :tenant").get(0));

    Alert taken =
        db.inTx(tenant, tx -> Alerts.acknowledge(tx, alert, "on my way")).item();
    assertThat(taken.status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
    assertThat(taken.notes()).isEqualTo("on my way");
    assertThatThrownBy(() -> db.inTx(tenant, tx -> Alerts.acknowledge(tx, alert, null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("acknowledged");
    Alert over = db.inTx(tenant, tx -> Alerts.resolve(tx, alert, null)).item();
    assertThat(over.resolvedAt()).isNotNull();
    assertThat(over.notes()).isEqualTo("on my way");
    assertThatThrownBy(() -> db.inTx(tenant, tx -> Alerts.resolve(tx, alert, null)))
        .hasMessageContaining("resolved");
    assertThat(look()).as("its value is as it was").isEqualTo("1 raised, 0 ended");
    assertThat(plant.rows("select count(*)::text from alert_event where tenant_id = :tenant"))
        .containsExactly("4");
  }

  @Test
  void theLightOfAnOntIsWatchedWhileItIsOnline() {
    rule(AlertMetric.ONT_RX_DBM, Operator.LT, "-25", "-24", 0);
    UUID ont = plant.ont(plant.port(plant.olt("Ikeja"), "0/1/0"), 1);
    plant.read(OntReading.State.ONLINE, List.of(ont));
    plant.sql("update ont_reading set ont_rx_dbm = -25.01 where tenant_id = ?", tenant.value());
    assertThat(look()).isEqualTo("1 raised, 0 ended");

    plant.read(OntReading.State.OFFLINE, List.of(ont));
    assertThat(look()).as("nothing is known").isEqualTo("0 raised, 0 ended");
    plant.read(OntReading.State.ONLINE, List.of(ont));
    assertThat(look()).isEqualTo("0 raised, 1 ended");
  }

  @Test
  void aRuleThatCouldNeverEndIsRefused() {
    assertThatThrownBy(() -> rule(AlertMetric.CPU, Operator.GT, "90", "91", 0))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("good side");
  }
}
