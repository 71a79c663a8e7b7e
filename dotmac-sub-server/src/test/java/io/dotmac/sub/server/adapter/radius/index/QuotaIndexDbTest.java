package io.dotmac.sub.server.adapter.radius.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.usage.QuotaSettings;
import io.dotmac.sub.core.usage.Quotas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotaIndexDbTest {
  private static final long GB = 1_000_000_000L;

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture services = new ServiceFixture(db, tenant);
  private final Quotas quotas = new Quotas(new ServiceLocks());
  private final QuotaIndex index = new QuotaIndex();
  private final UUID amaka = services.subscriber();
  private UUID home;

  @BeforeEach
  void aServiceWithTenGigabytes() {
    UUID allowance = Ids.next();
    services.sql(
        "insert into usage_allowance (tenant_id, id, name, included_gb, currency)"
            + " values (?, ?, '10 GB', 10, 'NGN')",
        tenant.value(),
        allowance);
    services.sql(
        "update catalog_offer set usage_allowance_id = ? where id = ?",
        allowance,
        services.offer());
    home = services.service(amaka);
    db.run(tenant, tx -> {
      quotas.meter(tx);
      Settings.set(tx, QuotaSettings.FUP_ACTION, "block");
    });
  }

  @Test
  void whatIsLeftIsWhatIsIncludedAndAddedAndNotYetUsed() {
    used(3 * GB);
    assertThat(left()).isEqualTo(7 * GB);

    used(4 * GB);
    db.run(tenant, tx -> quotas.topUp(tx, new SubscriptionId(home), 2 * GB));
    assertThat(left()).isEqualTo(8 * GB);
  }

  @Test
  void whoHasUsedAllMayUseAlmostNothingUntilTheLockIsThere() {
    used(12 * GB);

    assertThat(left()).isOne();
  }

  @Test
  void nothingIsToldWhereTheEndOfAQuotaTurnsNothingOff() {
    assertThat(left()).isEqualTo(10 * GB);
    db.run(tenant, tx -> Settings.set(tx, QuotaSettings.FUP_ACTION, "throttle"));

    assertThat(left()).isEqualTo(QuotaIndex.NO_LIMIT);
  }

  @Test
  void nothingIsToldOfAPeriodThatIsOver() {
    assertThat(left()).isEqualTo(10 * GB);

    Instant later = db.clock().instant().plus(Duration.ofDays(800));
    assertThat(index.octets(user(home), later)).isEqualTo(QuotaIndex.NO_LIMIT);
  }

  @Test
  void useThatIsSoldWithoutALimitIsNotLimited() {
    services.sql("update usage_allowance set overage_rate = 1");
    used(0);
    assertThat(left()).isEqualTo(QuotaIndex.NO_LIMIT);

    services.sql("update usage_allowance set overage_cap_gb = 5");
    used(2 * GB);
    assertThat(left()).isEqualTo(13 * GB);
  }

  @Test
  void servicesWithoutAQuotaAreNotLimited() {
    left();

    assertThat(index.octets(user(UUID.randomUUID()), db.clock().instant()))
        .isEqualTo(QuotaIndex.NO_LIMIT);
    assertThat(index.octets(user(null), db.clock().instant())).isEqualTo(QuotaIndex.NO_LIMIT);
  }

  private void used(long octets) {
    services.sql(
        "update quota_bucket set used_octets = ?, updated_at = now() where subscription_id = ?",
        octets,
        home);
  }

  private long left() {
    db.run(tenant, index::refresh);
    return index.octets(user(home), db.clock().instant());
  }

  private IndexEntry user(UUID service) {
    return new IndexEntry(
        new IndexEntry.Ids(Ids.next(), amaka, service),
        IndexFixture.terms(tenant, 20_000),
        Particulars.NONE,
        "amaka".getBytes(StandardCharsets.UTF_8),
        null);
  }
}
