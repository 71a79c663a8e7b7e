package io.dotmac.sub.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServiceLocksDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture fixture = new ServiceFixture(db, tenant);
  private final ServiceLocks locks = new ServiceLocks();
  private final UUID amaka = fixture.subscriber();
  private final UUID home = fixture.service(amaka);
  private final UUID shop = fixture.service(amaka);

  @Test
  void payingLiftsTheOverdueLockAndLeavesTheAdminLock() {
    lock(home, LockReason.OVERDUE, LockEffect.SUSPEND);
    lock(home, LockReason.ADMIN, LockEffect.REJECT);

    Set<UUID> lifted =
        db.inTx(tenant, tx -> locks.releaseAll(tx, List.of(home), LockReason.OVERDUE));

    assertThat(lifted).containsExactly(home);
    assertThat(open(home)).containsExactly("admin reject");
  }

  @Test
  void lockingOneServiceLeavesTheOtherServiceOfTheSubscriberAlone() {
    lock(home, LockReason.OVERDUE, LockEffect.SUSPEND);

    assertThat(open(home)).containsExactly("overdue suspend");
    assertThat(open(shop)).isEmpty();
    assertThat(pendingIntents()).containsExactly(home);
  }

  @Test
  void aSecondLockForTheSameReasonOnlyMakesItStricter() {
    assertThat(lock(home, LockReason.OVERDUE, LockEffect.THROTTLE)).isTrue();
    assertThat(lock(home, LockReason.OVERDUE, LockEffect.THROTTLE)).isFalse();
    assertThat(lock(home, LockReason.OVERDUE, LockEffect.REJECT)).isTrue();
    assertThat(lock(home, LockReason.OVERDUE, LockEffect.SUSPEND)).isFalse();

    assertThat(open(home)).containsExactly("overdue reject");
  }

  @Test
  void aReleasedReasonCanBeLockedAgainAndTheHistoryStays() {
    lock(home, LockReason.OVERDUE, LockEffect.REJECT);
    assertThat(release(home, LockReason.OVERDUE)).isTrue();
    assertThat(release(home, LockReason.OVERDUE)).isFalse();
    lock(home, LockReason.OVERDUE, LockEffect.THROTTLE);

    assertThat(open(home)).containsExactly("overdue throttle");
    assertThat(column("select count(*) from service_lock where tenant_id = ?"))
        .containsExactly("2");
  }

  @Test
  void onlyTheOwnersLocksAreLiftedWhereAnOwnerIsNamed() {
    db.run(tenant, tx -> {
      locks.lock(tx, home, LockReason.ADMIN, LockEffect.REJECT, "staff", "stolen router");
      locks.lockAll(
          tx, List.of(home, shop), LockReason.ADMIN, LockEffect.SUSPEND, "subscriber", null);
    });

    Set<UUID> lifted = db.inTx(
        tenant, tx -> locks.releaseOwned(tx, List.of(home, shop), LockReason.ADMIN, "subscriber"));

    assertThat(lifted).containsExactly(shop);
    assertThat(open(home)).containsExactly("admin reject");
  }

  @Test
  void eachChangeIsAnnouncedInItsTransaction() {
    lock(home, LockReason.OVERDUE, LockEffect.SUSPEND);
    release(home, LockReason.OVERDUE);

    assertThat(column("select event_type || ' ' || (payload ->> 'reason') from event_store"
            + " where tenant_id = ? order by seq"))
        .containsExactly("enforcement_lock.created overdue", "enforcement_lock.resolved overdue");
    assertThat(
            column("select distinct kind || ' ' || ref_id from access_change where tenant_id = ?"))
        .containsExactly("subscription " + home);
  }

  @Test
  void slowingAServiceDownIsAnnouncedUnlessSomethingStricterHoldsIt() {
    lock(home, LockReason.QUOTA, LockEffect.THROTTLE);
    lock(home, LockReason.QUOTA, LockEffect.THROTTLE);
    lock(shop, LockReason.ADMIN, LockEffect.SUSPEND);
    lock(shop, LockReason.QUOTA, LockEffect.THROTTLE);

    assertThat(column("select subscriber_id || ' ' || subscription_id || ' '"
            + " || (payload ->> 'reason') from event_store"
            + " where tenant_id = ? and event_type = 'subscriber.throttled'"))
        .containsExactly(amaka + " " + home + " quota");
  }

  @Test
  void manyServicesAreLockedInOneStatementAndUnknownOnesPassedOver() {
    List<UUID> services = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      services.add(fixture.service(amaka));
    }
    services.add(Ids.next());

    Set<UUID> locked = db.inTx(
        tenant,
        tx -> locks.lockAll(tx, services, LockReason.OVERDUE, LockEffect.SUSPEND, "dunning", null));

    assertThat(locked).hasSize(200);
    assertThat(pendingIntents()).hasSize(200);
  }

  @Test
  void aServiceThatDoesNotExistCannotBeLocked() {
    assertThatThrownBy(() -> lock(Ids.next(), LockReason.ADMIN, LockEffect.REJECT))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no subscription");
  }

  @Test
  void aStatusChangeOfTheServiceAsksForEnforcementToo() {
    fixture.sql("update subscription set next_bill_on = '2026-12-01' where id = ?", home);
    assertThat(pendingIntents()).isEmpty();

    fixture.sql(
        "update subscription set status = 'canceled', end_on = '2026-11-22' where id = ?", home);
    assertThat(pendingIntents()).containsExactly(home);
  }

  private boolean lock(UUID service, LockReason reason, LockEffect effect) {
    return db.inTx(tenant, tx -> locks.lock(tx, service, reason, effect, "dunning", null));
  }

  private boolean release(UUID service, LockReason reason) {
    return db.inTx(tenant, tx -> locks.release(tx, service, reason));
  }

  private List<String> open(UUID service) {
    return db.inTx(
        tenant,
        tx -> locks.open(tx, service).stream()
            .map(lock -> (lock.reason() + " " + lock.effect()).toLowerCase(java.util.Locale.ROOT))
            .toList());
  }

  private List<UUID> pendingIntents() {
    return column("select subscription_id from enforcement_intent where tenant_id = ?"
            + " and status = 'pending'")
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private List<String> column(String sql) {
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
