package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.access.session.SessionReport.Identity;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one session.
 *
 * @param known the session as it was; one that begins had nothing
 * @param counters what it has counted after all reports
 * @param reported the reports as one; null where a session ends without one
 * @param cause why it ends, if it does
 */
record SessionChange(
    Outcome outcome,
    Known known,
    Counters counters,
    @Nullable SessionReport reported,
    String cause) {
  /** What happens. */
  enum Outcome {
    /** It is new and up. */
    BEGIN,
    /** It is new and over. */
    PAST,
    GROW,
    END,
    /** We had ended it, and it is up. */
    REOPEN,
    /** It is over and has counted more. */
    LATE,
    /** It ended without a word. */
    LOST
  }

  /** A session as it is stored. */
  record Known(
      UUID id,
      Instant startedAt,
      int version,
      Counters counters,
      boolean synthetic,
      Identity identity,
      Party party) {
    /** One that is not stored yet. */
    static Known fresh(UUID id, SessionReport report) {
      return new Known(
          id,
          report.startedAt(),
          0,
          new Counters(0, 0, 0, report.startedAt(), false),
          false,
          report.identity(),
          report.party());
    }
  }

  /** What follows from reports in the order of their time. */
  static SessionChange of(
      Outcome outcome, Known known, SessionReport merged, List<SessionReport> reports) {
    Counters counters = known.counters();
    for (SessionReport report : reports) {
      counters = counters.after(report);
    }
    String cause = merged.terminateCause();
    return new SessionChange(outcome, known, counters, merged, cause == null ? "unknown" : cause);
  }

  /** A session that ended without a word, when it was last heard of. */
  static SessionChange lost(Known known, String cause) {
    return new SessionChange(Outcome.LOST, known, known.counters(), null, cause);
  }

  SessionReport report() {
    if (reported == null) {
      throw new IllegalStateException("a lost session has no report");
    }
    return reported;
  }

  /** Whose it is: what was known at its start stands. */
  Party party() {
    return known.party().subscription() != null || reported == null
        ? known.party()
        : reported.party();
  }

  long grownIn() {
    return counters.octetsIn() - known.counters().octetsIn();
  }

  long grownOut() {
    return counters.octetsOut() - known.counters().octetsOut();
  }

  boolean is(Outcome... outcomes) {
    return List.of(outcomes).contains(outcome);
  }

  /** When it ended, if it did; when it was last heard of. */
  Instant endedAt() {
    return reported == null ? known.counters().at() : reported.at();
  }

  /** Whether a counter fell for the first time. */
  boolean fellNow() {
    return counters.fell() && !known.counters().fell();
  }
}
