package io.dotmac.sub.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.access.session.AccountingSessions;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotasDbTest {
  private static final long GB = 1_000_000_000L;

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture services = new ServiceFixture(db, tenant);
  private final ServiceLocks locks = new ServiceLocks();
  private final Quotas quotas = new Quotas(locks);
  private final AccountingSessions sessions = new AccountingSessions();
  private final UUID allowance = Ids.next();
  private final UUID amaka = services.subscriber();
  private UUID home;
  private long counted;

  @BeforeEach
  void aServiceWithTenGigabytes() {
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
  }

  @Test
  void aPeriodIsOpenedOnceForEachServiceWithAnAllowance() {
    services.service(services.subscriber());

    assertThat(meter()).isEqualTo(2);
    assertThat(meter()).isZero();
    assertThat(rows("select included_octets || ' ' || used_octets from quota_bucket"
            + " where tenant_id = ? and period_start <= now() and period_end > now()"))
        .containsExactly("10000000000 0", "10000000000 0");
  }

  @Test
  void usageBeforeItsPeriodWasOpenedCountsOnce() {
    use(3);
    meter();
    use(1);
    meter();

    assertThat(used()).containsExactly("4000000000");
    assertThat(rows("select count(*) from usage_record where tenant_id = ?"
            + " and quota_bucket_id is null"))
        .containsExactly("0");
  }

  @Test
  void aWarningIsGivenOnceForEachThreshold() {
    meter();
    use(7);
    evaluate();
    assertThat(events()).isEmpty();
    use(1);
    evaluate();
    evaluate();
    assertThat(events()).containsExactly("usage.warning 0.8");
    use(1);
    evaluate();
    evaluate();
    assertThat(events()).containsExactly("usage.warning 0.8", "usage.warning 0.9");
  }

  @Test
  void whoHasUsedAllIsThrottledOnceAndLetGoWhenTheNextPeriodBegins() {
    meter();
    use(10);
    evaluate();
    evaluate();
    assertThat(events()).containsExactly("usage.warning 0.9", "usage.exhausted throttle");
    assertThat(locked()).containsExactly("quota throttle quota");
    assertThat(lift()).isZero();

    // The period is over, the next one is opened.
    services.sql(
        "update quota_bucket set period_start = period_start - interval '40 days',"
            + " period_end = now() - interval '1 second' where subscription_id = ?",
        home);
    meter();

    assertThat(lift()).isOne();
    assertThat(locked()).isEmpty();
  }

  @Test
  void liftingAQuotaLeavesEveryOtherLockAlone() {
    meter();
    use(10);
    evaluate();
    db.run(tenant, tx -> {
      locks.lock(tx, home, LockReason.OVERDUE, LockEffect.SUSPEND, "dunning", null);
    });

    topUp(5 * GB);

    assertThat(locked()).containsExactly("overdue suspend dunning");
  }

  @Test
  void aQuotaLockOfStaffIsTheirsToLift() {
    meter();
    db.run(
        tenant, tx -> locks.lock(tx, home, LockReason.QUOTA, LockEffect.THROTTLE, "staff", null));

    assertThat(lift()).isZero();
    assertThat(locked()).containsExactly("quota throttle staff");
  }

  @Test
  void aTopUpLetsGoAtOnceAndThresholdsAheadWarnAgain() {
    meter();
    use(10);
    evaluate();

    topUp(10 * GB);

    assertThat(locked()).isEmpty();
    assertThat(events())
        .containsExactly("usage.warning 0.9", "usage.exhausted throttle", "usage.topped_up null");
    use(6);
    evaluate();
    assertThat(events()).endsWith("usage.topped_up null", "usage.warning 0.8");
  }

  @Test
  void aTopUpThatIsTooSmallLeavesItLocked() {
    meter();
    use(12);
    evaluate();

    topUp(GB);

    assertThat(locked()).containsExactly("quota throttle quota");
  }

  @Test
  void theTenantDecidesWhetherItIsThrottledBlockedOrOnlyTold() {
    db.run(tenant, tx -> Settings.set(tx, QuotaSettings.FUP_ACTION, "block"));
    meter();
    use(10);
    evaluate();
    assertThat(locked()).containsExactly("quota suspend quota");
  }

  @Test
  void whoIsOnlyToldIsNotLocked() {
    db.run(tenant, tx -> Settings.set(tx, QuotaSettings.FUP_ACTION, "notify"));
    meter();
    use(10);
    evaluate();
    assertThat(locked()).isEmpty();
    assertThat(events()).endsWith("usage.exhausted notify");
  }

  @Test
  void whatIsChargedBeyondIsNotHeldBackBeforeItsCap() {
    services.sql(
        "update usage_allowance set overage_rate = 100, overage_cap_gb = 5 where id = ?",
        allowance);
    meter();
    use(14);
    evaluate();
    assertThat(locked()).isEmpty();
    use(1);
    evaluate();
    assertThat(locked()).containsExactly("quota throttle quota");
  }

  @Test
  void anotherPlanHasAnotherAllowanceAtOnce() {
    meter();
    use(10);
    evaluate();
    services.sql("update usage_allowance set included_gb = 20 where id = ?", allowance);
    meter();

    assertThat(lift()).isOne();
    assertThat(locked()).isEmpty();
  }

  @Test
  void aServiceWithoutAQuotaCannotBeToppedUp() {
    services.sql(
        "update catalog_offer set usage_allowance_id = null where id = ?", services.offer());

    assertThatThrownBy(() -> topUp(GB)).hasMessageContaining("no quota");
    assertThatThrownBy(() -> topUp(0)).hasMessageContaining("1 or more");
  }

  @Test
  void thresholdsThatMakeNoSenseAreRefused() {
    for (String wrong : List.of("x", "0", "1.1", "-0.5", "0.12345")) {
      assertThatThrownBy(
              () -> db.run(tenant, tx -> Settings.set(tx, QuotaSettings.WARNING_THRESHOLDS, wrong)))
          .hasMessageContaining("usage_warning_thresholds");
    }
  }

  @Test
  void monthsThatAreNotKeptAreDeletedAndOthersAreNot() {
    meter();
    use(1);
    services.sql(
        "insert into usage_record (tenant_id, id, recorded_at, subscription_id, source, octets_in,"
            + " octets_out) values (?, gen_random_uuid(), now() - interval '25 months', ?,"
            + " 'radius', 1, 1)",
        tenant.value(),
        home);

    int deleted = db.inTx(tenant, Retention::forget);

    assertThat(deleted).isOne();
    assertThat(rows("select count(*) from usage_record where tenant_id = ?")).containsExactly("1");
  }

  private int meter() {
    return db.inTx(tenant, quotas::meter);
  }

  private void evaluate() {
    db.run(tenant, quotas::evaluate);
  }

  private int lift() {
    return db.inTx(tenant, quotas::lift);
  }

  private void topUp(long octets) {
    db.run(tenant, tx -> quotas.topUp(tx, new SubscriptionId(home), octets));
  }

  /** So many gigabytes more, as a NAS reports them. */
  private void use(long gigabytes) {
    counted += gigabytes * GB;
    Instant began = db.clock().instant().minus(Duration.ofSeconds(1));
    db.run(
        tenant,
        tx -> sessions.store(
            tx,
            List.of(new SessionReport(
                Kind.INTERIM,
                "192.0.2.1",
                "s",
                "amaka",
                began,
                0,
                0,
                counted,
                true,
                new Party(amaka, home, null, null, null),
                Line.NONE,
                null))));
  }

  private List<String> used() {
    return rows("select used_octets from quota_bucket where tenant_id = ?"
        + " and period_start <= now() and period_end > now()");
  }

  private List<String> events() {
    return rows("select event_type || ' ' || coalesce(payload ->> 'threshold',"
        + " payload ->> 'action', 'null') from event_store where tenant_id = ?"
        + " and event_type like 'usage.%' order by seq");
  }

  private List<String> locked() {
    return rows("select reason || ' ' || effect || ' ' || owner from service_lock"
        + " where tenant_id = ? and released_at is null order by reason");
  }

  private List<String> rows(String sql) {
    return db.inTx(
        tenant,
        tx -> tx.jdbc(connection -> {
          List<String> values = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, tenant.value());
            ResultSet row = query.executeQuery();
            while (row.next()) {
              values.add(row.getString(1));
            }
          }
          return values;
        }));
  }
}
