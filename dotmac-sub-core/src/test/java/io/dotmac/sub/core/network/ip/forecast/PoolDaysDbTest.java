package io.dotmac.sub.core.network.ip.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.IpPoolTerms;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolDaysDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture fixture = new ServiceFixture(db, tenant);

  private IpPoolId pool(String name, String cidr) {
    return db.inTx(
        tenant, tx -> new IpPools().create(tx, IpPoolTerms.of(name, cidr)).id());
  }

  private LocalDate today() {
    return db.inTx(tenant, tx -> tx.today());
  }

  private int count() {
    return db.inTx(tenant, PoolDays::count);
  }

  private void reserved(IpPoolId pool, String prefix) {
    fixture.sql(
        "insert into ip_holding (tenant_id, id, kind, prefix, pool_id)"
            + " values (?, ?, 'reserved', ?, ?)",
        tenant.value(),
        Ids.next(),
        prefix,
        pool.value());
  }

  /** What was needed that many days ago. */
  private void day(IpPoolId pool, int ago, long needed, boolean warned) {
    fixture.sql(
        "insert into ip_pool_day (tenant_id, id, pool_id, day, capacity, reserved, assigned,"
            + " in_use, kept, full_on, is_warning) values (?, ?, ?, ?, 254, 0, 0, ?, 0, ?, ?)",
        tenant.value(),
        Ids.next(),
        pool.value(),
        today().minusDays(ago),
        needed,
        warned ? today() : null,
        warned);
  }

  private List<PoolDay> days(IpPoolId pool) {
    return db.inTx(
        tenant,
        tx -> PoolDays.LISTING
            .only("pool_id", pool.toString())
            .fetch(tx, ListQuery.first())
            .items());
  }

  private List<String> events(String type) {
    return db.inTx(
        tenant,
        tx -> tx
            .session()
            .createSelectionQuery(
                "from EventRecord e where e.type = :type order by e.id", EventRecord.class)
            .setParameter("type", type)
            .getResultList()
            .stream()
            .map(EventRecord::payload)
            .map(String::valueOf)
            .toList());
  }

  @Test
  void aDayIsCountedOnceForEachPoolInUseAndTheFirstCountStays() {
    IpPoolId home = pool("home", "10.0.0.0/24");
    IpPoolId off = pool("off", "10.1.0.0/24");
    db.run(tenant, tx -> new IpPools().deactivate(tx, off));
    reserved(home, "10.0.0.128/25");

    assertThat(count()).isEqualTo(1);
    reserved(home, "10.0.0.64/26");
    assertThat(count()).isZero();

    assertThat(days(off)).isEmpty();
    assertThat(days(home)).singleElement().satisfies(day -> {
      assertThat(day.day()).isEqualTo(today());
      assertThat(day.use().capacity()).isEqualTo(254);
      assertThat(day.use().reserved()).isEqualTo(128);
      assertThat(day.fullOn()).isEmpty();
    });
    PoolForecast now = db.inTx(tenant, tx -> PoolDays.forecast(tx, home));
    assertThat(now.needed()).isEqualTo(192);
    assertThat(now.best().outcome()).isEqualTo(PoolForecast.Outcome.NOT_ENOUGH_DAYS);
  }

  @Test
  void aPoolThatWillBeFullLaterThanThatIsNotSaid() {
    IpPoolId home = pool("home", "10.0.0.0/24");
    reserved(home, "10.0.0.128/25");
    for (int ago = 1; ago <= 30; ago++) {
      day(home, ago, 128 - 4L * ago, false);
    }

    // 126 are free, and 4 are taken each day.
    assertThat(count()).isEqualTo(1);
    assertThat(days(home).get(0).fullOn()).contains(today().plusDays(32));
    assertThat(events("ip_pool.filling")).isEmpty();
  }

  @Test
  void aPoolThatWillBeFullSoonIsSaidAndNotAgainOnTheDayAfter() {
    IpPoolId first = pool("first", "10.0.0.0/24");
    IpPoolId second = pool("second", "10.1.0.0/24");
    for (IpPoolId pool : List.of(first, second)) {
      reserved(pool, (pool.equals(first) ? "10.0" : "10.1") + ".0.128/25");
      for (int ago = 1; ago <= 30; ago++) {
        day(pool, ago, Math.max(0, 128 - 5L * ago), pool.equals(second) && ago == 1);
      }
    }

    count();

    assertThat(events("ip_pool.filling"))
        .singleElement()
        .asString()
        .contains("first", "254", "128");
    assertThat(days(first).get(0).fullOn()).isPresent();
    assertThat(days(second).get(0).fullOn()).isPresent();
  }

  @Test
  void nobodyIsToldWhereThatIsSwitchedOffAndAnotherProviderHasNoneOfIt() {
    IpPoolId home = pool("home", "10.0.0.0/24");
    reserved(home, "10.0.0.0/24");
    db.run(tenant, tx -> Settings.set(tx, PoolDays.WARNING_DAYS, "0"));

    assertThat(count()).isEqualTo(1);

    assertThat(events("ip_pool.filling")).isEmpty();
    assertThat(days(home).get(0).fullOn()).contains(today());
    TenantId other = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
    List<PoolDay> theirs =
        db.inTx(other, tx -> PoolDays.LISTING.fetch(tx, ListQuery.first()).items());
    assertThat(theirs).isEmpty();
  }
}
