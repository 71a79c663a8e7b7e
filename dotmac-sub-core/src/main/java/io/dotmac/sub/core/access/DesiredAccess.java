package io.dotmac.sub.core.access;

import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.tx.WireName;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the network is to do with a service.
 *
 * @param reason why, machine-readable: {@code none}, a lock's reason, or {@code subscription_} and
 *     the status of a service that is not active
 * @param speedOrNull how fast it is to be; null if nothing limits it, or if it is off
 */
public record DesiredAccess(
    AccessState state, String reason, @Nullable LineSpeed speedOrNull) {
  /** The reason of a service that nothing holds back. */
  public static final String NO_REASON = "none";

  /** Of a credential that belongs to no service. */
  public static final DesiredAccess NO_SERVICE =
      new DesiredAccess(AccessState.REJECTED, "no_service", null);

  private static final Comparator<Lock> STRICTEST_LAST =
      Comparator.comparing(Lock::effect).thenComparing(Lock::reason, Comparator.reverseOrder());

  /** A lock as far as it decides the access. */
  public record Lock(LockReason reason, LockEffect effect) {}

  /**
   * The state that follows from the facts. A service that is not active has no access, whatever its
   * locks; otherwise the strictest open lock decides.
   *
   * @param plan how fast the service is sold; null if it has no limit
   * @param throttle how fast a throttled service may be at most: it never speeds a slow plan up
   */
  public static DesiredAccess of(
      SubscriptionStatus status,
      Collection<Lock> openLocks,
      @Nullable LineSpeed plan,
      LineSpeed throttle) {
    if (status != SubscriptionStatus.ACTIVE) {
      AccessState off =
          status == SubscriptionStatus.SUSPENDED ? AccessState.SUSPENDED : AccessState.REJECTED;
      return new DesiredAccess(off, "subscription_" + WireName.of(status), null);
    }
    Optional<Lock> strictest = openLocks.stream().max(STRICTEST_LAST);
    if (strictest.isEmpty()) {
      return new DesiredAccess(AccessState.ACTIVE, NO_REASON, plan);
    }
    String reason = WireName.of(strictest.get().reason());
    switch (strictest.get().effect()) {
      case THROTTLE:
        LineSpeed slow = plan == null ? throttle : plan.noFasterThan(throttle);
        return new DesiredAccess(AccessState.THROTTLED, reason, slow);
      case SUSPEND:
        return new DesiredAccess(AccessState.SUSPENDED, reason, null);
      default:
        return new DesiredAccess(AccessState.REJECTED, reason, null);
    }
  }

  /** Whether a login is accepted. */
  public boolean connects() {
    return state == AccessState.ACTIVE || state == AccessState.THROTTLED;
  }

  /** How fast it is to be; empty if nothing limits it, or if it is off. */
  public Optional<LineSpeed> speed() {
    return Optional.ofNullable(speedOrNull);
  }
}
