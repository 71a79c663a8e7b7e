package io.dotmac.sub.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.access.DesiredAccess.Lock;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesiredAccessTest {
  private static final LineSpeed PLAN = new LineSpeed(100_000, 50_000);
  private static final LineSpeed THROTTLE = new LineSpeed(1_000, 512);

  @Test
  void anActiveServiceWithoutLocksHasTheSpeedOfItsPlan() {
    DesiredAccess access = active();

    assertThat(access).isEqualTo(new DesiredAccess(AccessState.ACTIVE, "none", PLAN));
    assertThat(access.connects()).isTrue();
  }

  @Test
  void theStrictestLockDecides() {
    assertThat(active(
            new Lock(LockReason.FRAUD, LockEffect.THROTTLE),
            new Lock(LockReason.SYSTEM, LockEffect.REJECT),
            new Lock(LockReason.ADMIN, LockEffect.SUSPEND)))
        .isEqualTo(new DesiredAccess(AccessState.REJECTED, "system", null));
  }

  @Test
  void betweenLocksOfEqualEffectTheGravestReasonIsTold() {
    assertThat(active(
                new Lock(LockReason.QUOTA, LockEffect.SUSPEND),
                new Lock(LockReason.OVERDUE, LockEffect.SUSPEND),
                new Lock(LockReason.ADMIN, LockEffect.SUSPEND))
            .reason())
        .isEqualTo("admin");
  }

  @Test
  void throttlingNeverSpeedsUpASlowPlan() {
    DesiredAccess fast = active(new Lock(LockReason.QUOTA, LockEffect.THROTTLE));
    DesiredAccess slow = DesiredAccess.of(
        SubscriptionStatus.ACTIVE,
        List.of(new Lock(LockReason.QUOTA, LockEffect.THROTTLE)),
        new LineSpeed(800, 800),
        THROTTLE);

    assertThat(fast.speed()).contains(THROTTLE);
    assertThat(slow.speed()).contains(new LineSpeed(800, 512));
  }

  @Test
  void aServiceThatIsNotActiveHasNoAccessWhateverItsLocks() {
    assertThat(of(SubscriptionStatus.SUSPENDED).state()).isEqualTo(AccessState.SUSPENDED);
    assertThat(of(SubscriptionStatus.CANCELED))
        .isEqualTo(new DesiredAccess(AccessState.REJECTED, "subscription_canceled", null));
    assertThat(of(SubscriptionStatus.PENDING).connects()).isFalse();
    assertThat(of(SubscriptionStatus.EXPIRED).connects()).isFalse();
  }

  private static DesiredAccess of(SubscriptionStatus status) {
    return DesiredAccess.of(status, List.of(), PLAN, THROTTLE);
  }

  private static DesiredAccess active(Lock... locks) {
    return DesiredAccess.of(SubscriptionStatus.ACTIVE, List.of(locks), PLAN, THROTTLE);
  }
}
