package io.dotmac.sub.core.network.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RollupDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final PlantFixture plant = new PlantFixture(db, tenant);
  private final UUID port = port();

  /** Two days ago at 10:00 in Lagos, which is 09:00 in UTC. */
  private final Instant ten = LocalDate.ofInstant(db.clock().instant(), ZoneId.of("Africa/Lagos"))
      .minusDays(2)
      .atTime(10, 0)
      .atZone(ZoneId.of("Africa/Lagos"))
      .toInstant();

  private UUID port() {
    UUID id = Ids.next();
    plant.sql(
        "insert into monitored_interface (tenant_id, id, snmp_target_id, if_index, name, seen_at)"
            + " values (?, ?, ?, 1, 'wan', now())",
        tenant.value(),
        id,
        plant.target("10.0.0.1"));
    return id;
  }

  private void sample(Instant at, int seconds, long rx, long tx) {
    plant.sql(
        "insert into bandwidth_sample (tenant_id, interface_id, sample_at, seconds, rx_bps,"
            + " tx_bps) values (?, ?, ?, ?, ?, ?)",
        tenant.value(),
        port,
        at.atOffset(ZoneOffset.UTC),
        seconds,
        rx,
        tx);
  }

  private List<Bandwidth.Point> series(Bandwidth.Step step) {
    return db.inTx(
        tenant,
        tx -> Bandwidth.series(
            tx, port, ten.minus(Duration.ofDays(1)), ten.plus(Duration.ofDays(2)), step));
  }

  @Test
  void samplesAddUpToHoursByTheirLengthAndHoursToDaysOfTheZone() {
    sample(ten.plusSeconds(300), 300, 1_000, 10);
    sample(ten.plusSeconds(900), 600, 4_000, 40);
    sample(ten.plus(Duration.ofHours(14)), 300, 9_000, 90);

    assertThat(db.inTx(tenant, Rollup::add)).isEqualTo(2);

    Instant midnight = ten.minus(Duration.ofHours(10));
    assertThat(series(Bandwidth.Step.HOUR))
        .containsExactly(
            new Bandwidth.Point(ten, 3_000, 4_000, 30, 40),
            new Bandwidth.Point(ten.plus(Duration.ofHours(14)), 9_000, 9_000, 90, 90));
    assertThat(series(Bandwidth.Step.DAY))
        .containsExactly(
            new Bandwidth.Point(midnight, 3_000, 4_000, 30, 40),
            new Bandwidth.Point(midnight.plus(Duration.ofDays(1)), 9_000, 9_000, 90, 90));
  }

  @Test
  void whatComesAfterwardsIsAddedAndWhatIsAddedUpTwiceStaysTheSame() {
    Instant now = db.clock().instant().truncatedTo(ChronoUnit.HOURS);
    sample(now.minusSeconds(3_600), 300, 100, 100);
    db.inTx(tenant, Rollup::add);
    sample(now, 300, 300, 300);
    db.inTx(tenant, Rollup::add);
    db.inTx(tenant, Rollup::add);

    assertThat(plant.rows("select rx_bps::text from bandwidth_hour where tenant_id = :tenant"
            + " order by hour_at"))
        .containsExactly("100", "300");
    assertThat(plant.rows("select sum(seconds)::text from bandwidth_day where tenant_id = :tenant"))
        .containsExactly("600");
  }

  @Test
  void statsNameThePeakAndWhat95Of100PointsDoNotExceed() {
    for (int i = 1; i <= 100; i++) {
      sample(ten.plusSeconds(300L * i), 300, i, 2L * i);
    }

    Bandwidth.Stats stats =
        db.inTx(tenant, tx -> Bandwidth.stats(tx, port, ten, ten.plus(Duration.ofHours(20))));

    assertThat(stats).isEqualTo(new Bandwidth.Stats(100, 50, 100, 95, 101, 200, 190));
  }

  @Test
  void aStretchThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(
            () -> db.inTx(tenant, tx -> Bandwidth.series(tx, port, ten, ten, Bandwidth.Step.HOUR)))
        .hasMessageContaining("was expected");
  }

  @Test
  void interfacesComeIntoTheInventoryOnceAndAreKeptUpToDate() {
    assertThat(db.inTx(tenant, InterfaceDiscovery::takeOver)).isEqualTo(1);
    assertThat(db.inTx(tenant, InterfaceDiscovery::takeOver)).isZero();
    plant.sql(
        "update monitored_interface set status = 'up', speed_mbps = 100 where tenant_id = ?",
        tenant.value());
    assertThat(db.inTx(tenant, InterfaceDiscovery::takeOver)).isEqualTo(1);

    assertThat(plant.rows("select name || ' ' || status || ' ' || speed_mbps from device_interface"
            + " where tenant_id = :tenant"))
        .containsExactly("wan up 100");
  }

  @Test
  void aMonthGoesAsAWholeWhenNoTenantKeepsIt() throws SQLException {
    try (TestDatabase own = TestDatabase.fresh()) {
      Database there = own.database(CoreEntities.ALL);
      TenantId one = new TenantId(own.createTenant("NGN", "Africa/Lagos"));
      TenantId two = new TenantId(own.createTenant("NGN", "Africa/Lagos"));
      owner(own, "select dotmac_monthly_partitions('bandwidth_sample', date '2021-06-01', 0)");
      PlantFixture rows = new PlantFixture(there, one);
      rows.sql(
          "insert into bandwidth_sample (tenant_id, interface_id, sample_at, seconds, rx_bps,"
              + " tx_bps) values (?, gen_random_uuid(), '2021-03-10', 1, 1, 1)",
          one.value());
      there.run(one, tx -> Settings.set(tx, MonitorSettings.SAMPLE_MONTHS, "1"));
      there.run(two, tx -> Settings.set(tx, MonitorSettings.SAMPLE_MONTHS, "3"));

      SampleMonths.turn(there, LocalDate.parse("2021-06-20"));

      assertThat(months(own))
          .contains("bandwidth_sample_2021_03", "bandwidth_sample_2021_06")
          .doesNotContain("bandwidth_sample_2021_02", "bandwidth_sample_2020_12");
      there.run(two, tx -> Settings.set(tx, MonitorSettings.SAMPLE_MONTHS, "2"));
      SampleMonths.turn(there, LocalDate.parse("2021-06-20"));
      assertThat(months(own))
          .contains("bandwidth_sample_2021_04")
          .doesNotContain("bandwidth_sample_2021_03");
    }
  }

  private static void owner(TestDatabase test, String sql) throws SQLException {
    try (Connection connection = test.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select set_config('dotmac.app_role', 'dotmac_app', false)");
      statement.execute(sql);
    }
  }

  private static List<String> months(TestDatabase test) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = test.superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select relname from pg_class"
            + " where relkind = 'r' and relname like 'bandwidth_sample_20%'")) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
