package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.access.session.AccountingEntry.NasRestart;
import io.dotmac.sub.core.access.session.SessionChange.Known;
import io.dotmac.sub.core.access.session.SessionChange.Outcome;
import io.dotmac.sub.core.access.session.SessionReport.Identity;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionRows.Port;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores what NASes report about sessions. Reports may come late, twice, out of order and after the
 * session was closed: counters only grow, a session that stopped stays stopped, and each growth is
 * recorded as usage once, in the transaction that acknowledges it.
 */
public final class AccountingSessions {
  /** A session is the same if its identity is and it began within this time. */
  private static final Duration SAME_START = Duration.ofDays(1);

  private static final Comparator<SessionReport> IN_TIME = Comparator.comparingLong(
          SessionReport::seconds)
      .thenComparing(SessionReport::at)
      .thenComparing(SessionReport::kind);

  /**
   * Stores entries of this tenant in the order in which they came: what a NAS says of itself
   * divides what it says of sessions.
   *
   * @throws SessionsChanged if somebody else stores reports on the same sessions at the same time
   */
  public void storeAll(Tx tx, List<? extends AccountingEntry> entries) {
    List<SessionReport> reports = new ArrayList<>();
    for (AccountingEntry entry : entries) {
      if (entry instanceof NasRestart restart) {
        store(tx, reports);
        reports = new ArrayList<>();
        nasRestarted(tx, restart.nasKey(), restart.at());
      } else if (entry instanceof SessionReport report) {
        reports.add(report);
      }
    }
    store(tx, reports);
  }

  /**
   * Stores reports of this tenant; they may be of any sessions, in any order.
   *
   * @throws SessionsChanged if somebody else stores reports on the same sessions at the same time
   */
  public void store(Tx tx, List<SessionReport> reports) {
    Map<Identity, List<SessionReport>> bySession = new LinkedHashMap<>();
    for (SessionReport report : reports) {
      bySession.computeIfAbsent(report.identity(), id -> new ArrayList<>(1)).add(report);
    }
    if (!bySession.isEmpty()) {
      tx.jdbc(connection -> store(new SessionRows(connection, tx), bySession));
    }
  }

  private static boolean store(SessionRows rows, Map<Identity, List<SessionReport>> bySession)
      throws SQLException {
    Map<Identity, SessionReport> merged = new LinkedHashMap<>();
    bySession.forEach((identity, reports) -> {
      reports.sort(IN_TIME);
      merged.put(identity, reports.stream().reduce(SessionReport::merge).orElseThrow());
    });
    Map<Identity, Known> known = rows.open(List.copyOf(merged.values()));
    List<SessionReport> unknown = new ArrayList<>();
    for (SessionReport report : merged.values()) {
      Known open = known.get(report.identity());
      if (open == null || !sameStart(open, report)) {
        unknown.add(report);
      }
    }
    Map<Identity, Known> closed = rows.closed(unknown, SAME_START);
    List<SessionChange> changes = new ArrayList<>();
    for (SessionReport report : merged.values()) {
      Known open = known.get(report.identity());
      if (open != null && !sameStart(open, report)) {
        // The NAS counts its session ids anew: the old session ended without a word.
        changes.add(SessionChange.lost(open, "lost_service"));
        open = null;
      }
      List<SessionReport> reports = bySession.getOrDefault(report.identity(), List.of(report));
      changes.add(change(open, closed.get(report.identity()), report, reports));
    }
    changes.addAll(0, displaced(rows, changes));
    rows.write(changes);
    return true;
  }

  private static SessionChange change(
      @Nullable Known open,
      @Nullable Known closed,
      SessionReport merged,
      List<SessionReport> reports) {
    boolean stops = merged.kind() == Kind.STOP;
    if (open != null) {
      return SessionChange.of(stops ? Outcome.END : Outcome.GROW, open, merged, reports);
    }
    if (closed == null) {
      return SessionChange.of(
          stops ? Outcome.PAST : Outcome.BEGIN, Known.fresh(Ids.next(), merged), merged, reports);
    }
    // We closed it since the NAS was silent, and now it speaks again.
    boolean reopens =
        closed.synthetic() && !stops && merged.at().isAfter(closed.counters().at());
    return SessionChange.of(reopens ? Outcome.REOPEN : Outcome.LATE, closed, merged, reports);
  }

  private static boolean sameStart(Known known, SessionReport report) {
    return !report.tellsStart()
        || Duration.between(known.startedAt(), report.startedAt()).abs().compareTo(SAME_START) <= 0
        || !report.startedAt().isAfter(known.startedAt());
  }

  /**
   * The sessions whose ports others take over: a port has one session, so the earlier one ended
   * without a word. Where two are up on one port it is shared, and nothing follows.
   */
  private static List<SessionChange> displaced(SessionRows rows, List<SessionChange> changes)
      throws SQLException {
    Map<Port, SessionReport> taken = new LinkedHashMap<>();
    Set<UUID> spoken = new HashSet<>();
    for (SessionChange change : changes) {
      spoken.add(change.known().id());
      if (change.is(Outcome.BEGIN) && change.report().line().nasPort() != 0) {
        Port port = new Port(change.report().nasKey(), change.report().line().nasPort());
        taken.merge(
            port, change.report(), (one, other) -> other.at().isAfter(one.at()) ? other : one);
      }
    }
    List<SessionChange> displaced = new ArrayList<>();
    Map<Port, List<Known>> occupied = rows.onPorts(List.copyOf(taken.keySet()));
    taken.forEach((port, report) -> {
      List<Known> up = occupied.getOrDefault(port, List.of());
      if (up.size() == 1 && !spoken.contains(up.get(0).id()) && endsBy(up.get(0), report)) {
        displaced.add(SessionChange.lost(up.get(0), "port_reinitialized"));
      }
    });
    return displaced;
  }

  /** Whether nothing was heard of {@code earlier} after the session of {@code report} began. */
  private static boolean endsBy(Known earlier, SessionReport report) {
    return earlier.startedAt().isBefore(report.startedAt())
        && !earlier.counters().at().isAfter(report.startedAt());
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
