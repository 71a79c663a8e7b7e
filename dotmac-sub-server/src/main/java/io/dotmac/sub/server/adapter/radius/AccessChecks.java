package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.index.ProfileFacts;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import io.dotmac.sub.server.adapter.radius.line.LineKey;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in the way of a user who has proven the password, in the order in which it is
 * looked at. The last check takes a place among the sessions, so nothing may refuse after it.
 */
final class AccessChecks {
  static final RejectReason WRONG_NAS = new RejectReason("wrong_nas");
  static final RejectReason WRONG_VLAN = new RejectReason("wrong_vlan");

  /** A pool has nothing left: known only after all checks. */
  static final RejectReason NO_ADDRESS = new RejectReason("no_address");

  /** One check: null, or why the login is refused. */
  @FunctionalInterface
  interface Check {
    @Nullable
    RejectReason obstacle(Login login);
  }

  private final List<Check> chain;
  private final SessionTable sessions;

  AccessChecks(SessionTable sessions) {
    this.sessions = sessions;
    chain = List.of(
        AccessChecks::switchedOff,
        AccessChecks::serviceOff,
        AccessChecks::over,
        AccessChecks::otherStation,
        AccessChecks::otherNas,
        AccessChecks::otherVlan,
        login -> tooManySessions(login, sessions));
  }

  /** The first obstacle; null if there is none. */
  @Nullable
  RejectReason obstacle(Login login) {
    for (int i = 0; i < chain.size(); i++) {
      RejectReason reason = chain.get(i).obstacle(login);
      if (reason != null) {
        return reason;
      }
    }
    return null;
  }

  /** Gives back the place of a login that is not accepted after all. */
  void withdraw(IndexEntry entry, long line) {
    sessions.withdraw(entry.credential(), line);
  }

  private static @Nullable RejectReason switchedOff(Login login) {
    return login.entry().terms().active() ? null : RejectReason.DISABLED;
  }

  private static @Nullable RejectReason serviceOff(Login login) {
    DesiredAccess access = login.entry().terms().access();
    return access.connects() || login.walled() ? null : reasonOf(access);
  }

  private static @Nullable RejectReason over(Login login) {
    Instant end = login.entry().particulars().endsAt();
    return end == null || end.isAfter(login.request().receivedAt()) ? null : RejectReason.EXPIRED;
  }

  private static @Nullable RejectReason otherStation(Login login) {
    long bound = login.entry().particulars().station();
    return bound == LineKey.UNKNOWN || bound == login.station() ? null : RejectReason.WRONG_STATION;
  }

  private static @Nullable RejectReason otherNas(Login login) {
    UUID bound = login.entry().particulars().nasDevice();
    return bound == null || bound.equals(login.nas().facts().nasDevice()) ? null : WRONG_NAS;
  }

  private static @Nullable RejectReason otherVlan(Login login) {
    Integer bound = login.entry().particulars().vlan();
    if (bound == null) {
      return null;
    }
    OptionalInt vlan = login.vlan();
    return vlan.isPresent() && vlan.getAsInt() == bound ? null : WRONG_VLAN;
  }

  private static @Nullable RejectReason tooManySessions(Login login, SessionTable sessions) {
    ProfileFacts profile = login.entry().terms().profile();
    Integer own = profile == null ? null : profile.simultaneousUse();
    SessionTable.Admission admission = sessions.admit(
        login.entry().credential(),
        login.line(),
        own == null ? login.policy().rules().sessions() : own,
        login.policy().endsOldest(),
        login.request().receivedAt());
    login.endFirst(admission.instead());
    return admission.accepted() ? null : RejectReason.TOO_MANY_SESSIONS;
  }

  /** {@code suspended_overdue}, {@code rejected_admin}, {@code subscription_canceled}. */
  static RejectReason reasonOf(DesiredAccess access) {
    String reason = access.reason();
    if (reason.startsWith("subscription_") || access.equals(DesiredAccess.NO_SERVICE)) {
      return new RejectReason(reason);
    }
    return new RejectReason(
        (access.state() == AccessState.SUSPENDED ? "suspended_" : "rejected_") + reason);
  }
}
