package io.dotmac.sub.core.network.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NasWatchDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private int made;
  private final ServiceFixture fixture = new ServiceFixture(db, tenant);

  /** {@code device.offline} when it falls silent, {@code device.online} when it is back. */
  @Test
  void aNasWithSessionsThatFallsSilentIsOfflineUntilItSendsAgain() {
    UUID busy = nas("Ikeja", "16 minutes");
    session(busy);
    UUID idle = nas("Yaba", "16 minutes");
    UUID talking = nas("Surulere", "14 minutes");
    session(talking);

    assertThat(look()).isEqualTo(1);
    assertThat(look()).isZero();
    assertThat(statuses()).containsExactly("Ikeja offline", "Surulere active", "Yaba active");

    sent(busy, "0 minutes");
    assertThat(look()).isEqualTo(1);
    assertThat(statuses()).containsExactly("Ikeja active", "Surulere active", "Yaba active");
    assertThat(events())
        .extracting(EventRecord::type)
        .containsExactly("device.offline", "device.online");
    assertThat(events().get(0).payload())
        .contains(busy.toString(), "Ikeja", "no packet for 15 minutes");
    assertThat(idle).isNotNull();
  }

  @Test
  void whatIsInMaintenanceIsNotWatchedAndNothingIsWhenTheSettingSaysSo() {
    UUID out = nas("Out", "2 hours");
    session(out);
    fixture.sql("update nas_device set status = 'maintenance' where tenant_id = ?", tenant.value());
    assertThat(look()).isZero();

    fixture.sql("update nas_device set status = 'active' where tenant_id = ?", tenant.value());
    db.run(tenant, tx -> Settings.set(tx, NasWatch.SILENT_MINUTES, "0"));
    assertThat(look()).isZero();
    assertThat(statuses()).containsExactly("Out active");
  }

  private int look() {
    return db.inTx(tenant, NasWatch::look);
  }

  /** A NAS that sent its last packet so long ago. */
  private UUID nas(String name, String ago) {
    UUID nas = UUID.randomUUID();
    fixture.sql(
        "insert into nas_device (tenant_id, id, name, vendor) values (?, ?, ?, 'mikrotik')",
        tenant.value(),
        nas,
        name);
    fixture.sql(
        "insert into radius_client (tenant_id, id, nas_device_id, client_ip, shared_secret_sealed)"
            + " values (?, ?, ?, ?, 'x')",
        tenant.value(),
        nas,
        nas,
        "10.0.0." + ++made);
    fixture.sql(
        "insert into radius_client_traffic (tenant_id, radius_client_id, first_packet_at,"
            + " last_packet_at) values (?, ?, now() - interval '1 day', now())",
        tenant.value(),
        nas);
    sent(nas, ago);
    return nas;
  }

  private void sent(UUID nas, String ago) {
    fixture.sql(
        "update radius_client_traffic set last_packet_at = now() - ?::interval where"
            + " tenant_id = ? and radius_client_id = ?",
        ago,
        tenant.value(),
        nas);
  }

  private void session(UUID nas) {
    fixture.sql(
        "insert into radius_accounting_session (tenant_id, id, is_open, started_at, nas_key,"
            + " session_id, username, nas_device_id, status_type, last_update_at) values (?, ?,"
            + " true, now(), 'n', ?, 'ada', ?, 'start', now())",
        tenant.value(),
        UUID.randomUUID(),
        nas.toString(),
        nas);
  }

  private List<String> statuses() {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createNativeQuery(
                "select name || ' ' || status from nas_device where tenant_id = :tenant"
                    + " order by name",
                String.class)
            .setParameter("tenant", tenant.value())
            .getResultList());
  }

  private List<EventRecord> events() {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery(
                "from EventRecord e where e.type like 'device.%' order by e.seq", EventRecord.class)
            .getResultList());
  }
}
