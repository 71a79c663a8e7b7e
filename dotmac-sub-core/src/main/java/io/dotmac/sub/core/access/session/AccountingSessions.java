package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.access.session.SessionReport.Identity;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionRows.Change;
import io.dotmac.sub.core.access.session.SessionRows.Known;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores what NASes report about sessions. Reports may come late, twice, out of order and after the
 * session was closed: counters only grow, a session that stopped stays stopped, and each growth is
 * recorded as usage once, in the transaction that acknowledges it.
 */
public final class AccountingSessions {
  /** A session is the same if its identity is and it began within this time. */
  private static final Duration SAME_START = Duration.ofDays(1);

  /** Stores reports of this tenant; they may be of any sessions, in any order. */
  public void store(Tx tx, List<SessionReport> reports) {
    Map<Identity, SessionReport> merged = new LinkedHashMap<>();
    for (SessionReport report : reports) {
      merged.merge(report.identity(), report, SessionReport::merge);
    }
    if (!merged.isEmpty()) {
      tx.jdbc(connection -> store(new SessionRows(connection, tx), merged));
    }
  }

  private static boolean store(SessionRows rows, Map<Identity, SessionReport> merged)
      throws java.sql.SQLException {
    Map<Identity, Known> known = rows.open(List.copyOf(merged.values()));
    List<SessionReport> unknown = new ArrayList<>();
    for (SessionReport report : merged.values()) {
      Known open = known.get(report.identity());
      if (open == null || !sameStart(open, report)) {
        unknown.add(report);
      }
    }
    Map<Identity, Known> closed = rows.closed(unknown, SAME_START);
    List<Change> changes = new ArrayList<>();
    for (SessionReport report : merged.values()) {
      Known open = known.get(report.identity());
      if (open != null && !sameStart(open, report)) {
        // The NAS counts its session ids anew: the old session ended without a word.
        changes.add(Change.lost(open));
        open = null;
      }
      changes.add(change(Optional.ofNullable(open), closed.get(report.identity()), report));
    }
    rows.write(changes);
    return true;
  }

  private static Change change(
      Optional<Known> open, @org.jspecify.annotations.Nullable Known closed, SessionReport report) {
    if (open.isPresent()) {
      return report.kind() == Kind.STOP
          ? Change.end(open.get(), report)
          : Change.grow(open.get(), report);
    }
    if (closed == null) {
      return report.kind() == Kind.STOP
          ? Change.past(Ids.next(), report)
          : Change.begin(Ids.next(), report);
    }
    // We closed it since the NAS was silent, and now it speaks again.
    boolean reopens = closed.synthetic()
        && report.kind() != Kind.STOP
        && report.at().isAfter(closed.lastUpdateAt());
    return reopens ? Change.reopen(closed, report) : Change.late(closed, report);
  }

  private static boolean sameStart(Known known, SessionReport report) {
    return Duration.between(known.startedAt(), report.startedAt()).abs().compareTo(SAME_START) <= 0
        || !report.startedAt().isAfter(known.startedAt());
  }

  /**
   * Ends every open session of a NAS that began before it restarted.
   *
   * @return how many
   */
  public int nasRestarted(Tx tx, String nasKey, Instant at) {
    return tx.jdbc(connection -> new SessionRows(connection, tx).closeOf(nasKey, at));
  }

  /**
   * Ends every open session that was last heard of before {@code silentSince}, as of that moment.
   *
   * @return how many
   */
  public int closeStale(Tx tx, Instant silentSince) {
    return tx.jdbc(connection -> new SessionRows(connection, tx).closeSilent(silentSince));
  }
}
