package io.dotmac.sub.core.access.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a NAS says about one session at one moment.
 *
 * @param nasKey what the NAS calls itself: its address, else its identifier
 * @param at when it happened
 * @param seconds how long the session had lasted
 * @param octetsIn what the subscriber had sent
 * @param octetsOut what the subscriber had received
 * @param wide whether the counters have 64 bits; those of 32 start over at 4 GiB
 * @param terminateCause why it ended, in lower snake case; of a stop only
 */
public record SessionReport(
    Kind kind,
    String nasKey,
    String sessionId,
    String username,
    Instant at,
    long seconds,
    long octetsIn,
    long octetsOut,
    boolean wide,
    Party party,
    Line line,
    @Nullable String terminateCause)
    implements AccountingEntry {
  /** What is reported; the order in time. */
  public enum Kind {
    START,
    INTERIM,
    STOP
  }

  /** Whose session it is and through what, as far as known. */
  public record Party(
      @Nullable UUID subscriber,
      @Nullable UUID subscription,
      @Nullable UUID credential,
      @Nullable UUID client,
      @Nullable UUID nasDevice) {
    /** Nobody we know. */
    public static final Party UNKNOWN = new Party(null, null, null, null, null);
  }

  /**
   * Addresses and places, as the NAS told them.
   *
   * @param nasPort the number of the port; 0 is none
   */
  public record Line(
      @Nullable String multiSessionId,
      @Nullable String framedIp,
      @Nullable String framedIpv6Prefix,
      @Nullable String delegatedIpv6Prefix,
      @Nullable String callingStation,
      @Nullable String calledStation,
      @Nullable String nasPortId,
      long nasPort) {
    /** Nothing told. */
    public static final Line NONE = new Line(null, null, null, null, null, null, null, 0);

    /** This, filled up with what {@code other} tells. */
    Line or(Line other) {
      return new Line(
          first(multiSessionId, other.multiSessionId),
          first(framedIp, other.framedIp),
          first(framedIpv6Prefix, other.framedIpv6Prefix),
          first(delegatedIpv6Prefix, other.delegatedIpv6Prefix),
          first(callingStation, other.callingStation),
          first(calledStation, other.calledStation),
          first(nasPortId, other.nasPortId),
          nasPort != 0 ? nasPort : other.nasPort);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
      return one != null ? one : other;
    }
  }

  /** What tells sessions apart. */
  record Identity(String nasKey, String sessionId, String username) {}

  Identity identity() {
    return new Identity(nasKey, sessionId, username);
  }

  /** When the session began, as far as this report can tell. */
  Instant startedAt() {
    return at.minusSeconds(seconds);
  }

  /** Whether the report tells when the session began: one that says no duration does not. */
  boolean tellsStart() {
    return seconds > 0 || kind == Kind.START;
  }

  /** Both reports of one session as one: the later word on its state, what either tells of it. */
  SessionReport merge(SessionReport other) {
    boolean otherLater = other.kind != kind ? other.kind.compareTo(kind) > 0 : other.at.isAfter(at);
    SessionReport last = otherLater ? other : this;
    SessionReport first = otherLater ? this : other;
    return new SessionReport(
        last.kind,
        nasKey,
        sessionId,
        username,
        last.at,
        Math.max(seconds, other.seconds),
        Math.max(octetsIn, other.octetsIn),
        Math.max(octetsOut, other.octetsOut),
        wide || other.wide,
        last.party.subscription() != null ? last.party : first.party,
        last.line.or(first.line),
        last.terminateCause);
  }
}
