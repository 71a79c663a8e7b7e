package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.access.session.SessionReport.Identity;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of sessions, many with each statement, within one transaction. */
final class SessionRows {
  private final Connection connection;
  private final Tx tx;
  private final UUID tenant;

  /** A session as it is stored. */
  record Known(
      UUID id,
      Instant startedAt,
      Instant lastUpdateAt,
      long octetsIn,
      long octetsOut,
      boolean synthetic,
      String username,
      Party party) {}

  /** What becomes of one session. */
  record Change(Outcome outcome, Known known, @Nullable SessionReport reported) {
    enum Outcome {
      BEGIN,
      PAST,
      GROW,
      END,
      REOPEN,
      LATE,
      LOST
    }

    static Change begin(UUID id, SessionReport report) {
      return new Change(Outcome.BEGIN, fresh(id, report), report);
    }

    static Change past(UUID id, SessionReport report) {
      return new Change(Outcome.PAST, fresh(id, report), report);
    }

    static Change grow(Known known, SessionReport report) {
      return new Change(Outcome.GROW, known, report);
    }

    static Change end(Known known, SessionReport report) {
      return new Change(Outcome.END, known, report);
    }

    static Change reopen(Known known, SessionReport report) {
      return new Change(Outcome.REOPEN, known, report);
    }

    static Change late(Known known, SessionReport report) {
      return new Change(Outcome.LATE, known, report);
    }

    static Change lost(Known known) {
      return new Change(Outcome.LOST, known, null);
    }

    private static Known fresh(UUID id, SessionReport report) {
      return new Known(
          id,
          report.startedAt(),
          report.startedAt(),
          0,
          0,
          false,
          report.username(),
          report.party());
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

    long octetsIn() {
      return reported == null ? known.octetsIn() : Math.max(known.octetsIn(), reported.octetsIn());
    }

    long octetsOut() {
      return reported == null
          ? known.octetsOut()
          : Math.max(known.octetsOut(), reported.octetsOut());
    }

    long grownIn() {
      return octetsIn() - known.octetsIn();
    }

    long grownOut() {
      return octetsOut() - known.octetsOut();
    }

    boolean is(Outcome... outcomes) {
      return List.of(outcomes).contains(outcome);
    }

    Instant endedAt() {
      return reported == null ? known.lastUpdateAt() : reported.at();
    }

    String cause() {
      String cause = reported == null ? "lost_service" : reported.terminateCause();
      return cause == null ? "unknown" : cause;
    }
  }

  SessionRows(Connection connection, Tx tx) {
    this.connection = connection;
    this.tx = tx;
    this.tenant = tx.tenant().value();
  }

  /** The open sessions these reports are about, locked. */
  Map<Identity, Known> open(List<SessionReport> reports) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(SessionSql.OPEN)) {
      identities(query, reports);
      query.setObject(5, tenant);
      return known(query);
    }
  }

  /** The closed sessions these reports are about, which began about when the reports say. */
  Map<Identity, Known> closed(List<SessionReport> reports, Duration tolerance) throws SQLException {
    if (reports.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement query = connection.prepareStatement(SessionSql.CLOSED)) {
      identities(query, reports);
      query.setObject(5, tenant);
      query.setLong(6, tolerance.toSeconds());
      query.setLong(7, tolerance.toSeconds());
      return known(query);
    }
  }

  private void identities(PreparedStatement query, List<SessionReport> reports)
      throws SQLException {
    new Columns<>(connection, query, 1, reports)
        .text(SessionReport::nasKey)
        .text(SessionReport::sessionId)
        .text(SessionReport::username)
        .instant(SessionReport::startedAt);
  }

  private static Map<Identity, Known> known(PreparedStatement query) throws SQLException {
    Map<Identity, Known> found = new HashMap<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        found.put(
            new Identity(row.getString(1), row.getString(2), row.getString(3)), knownAt(row, 4));
      }
    }
    return found;
  }

  private static Known knownAt(ResultSet row, int first) throws SQLException {
    return new Known(
        row.getObject(first, UUID.class),
        row.getTimestamp(first + 1).toInstant(),
        row.getTimestamp(first + 2).toInstant(),
        row.getLong(first + 3),
        row.getLong(first + 4),
        row.getBoolean(first + 5),
        row.getString(first + 6),
        new Party(
            row.getObject(first + 7, UUID.class),
            row.getObject(first + 8, UUID.class),
            row.getObject(first + 9, UUID.class),
            null,
            null));
  }

  /** Writes what becomes of sessions, the usage that is new, and the events. */
  void write(List<Change> changes) throws SQLException {
    // First the lost ones: their identity is taken over by those that begin.
    update(SessionSql.END, changes, change -> change.is(Change.Outcome.LOST));
    insert(changes);
    update(SessionSql.GROW, changes, change -> change.is(Change.Outcome.GROW));
    update(SessionSql.END, changes, change -> change.is(Change.Outcome.END));
    update(SessionSql.REOPEN, changes, change -> change.is(Change.Outcome.REOPEN));
    update(SessionSql.LATE, changes, change -> change.is(Change.Outcome.LATE));
    usage(changes);
    changes.forEach(this::announce);
  }

  private void insert(List<Change> changes) throws SQLException {
    List<Change> fresh = changes.stream()
        .filter(change -> change.is(Change.Outcome.BEGIN, Change.Outcome.PAST))
        .toList();
    if (fresh.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(SessionSql.INSERT)) {
      insert.setObject(1, tenant);
      new Columns<>(connection, insert, 2, fresh)
          .uuid(change -> change.known().id())
          .text(change -> WireName.of(change.report().kind()))
          .instant(change -> change.report().startedAt())
          .instant(change -> change.report().at())
          .text(change -> change.report().nasKey())
          .text(change -> change.report().sessionId())
          .text(change -> change.report().username())
          .uuid(change -> change.party().subscriber())
          .uuid(change -> change.party().subscription())
          .uuid(change -> change.party().credential())
          .uuid(change -> change.party().client())
          .uuid(change -> change.party().nasDevice())
          .number(Change::octetsIn)
          .number(Change::octetsOut)
          .number(change -> change.report().seconds())
          .text(change -> change.report().line().multiSessionId())
          .text(change -> change.report().line().framedIp())
          .text(change -> change.report().line().framedIpv6Prefix())
          .text(change -> change.report().line().delegatedIpv6Prefix())
          .text(change -> change.report().line().callingStation())
          .text(change -> change.report().line().calledStation())
          .text(change -> change.report().line().nasPortId())
          .text(change -> change.report().kind() == Kind.STOP ? change.cause() : null);
      insert.executeUpdate();
    }
  }

  private void update(String sql, List<Change> changes, Predicate<Change> which)
      throws SQLException {
    List<Change> rows = changes.stream().filter(which).toList();
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      new Columns<>(connection, update, 1, rows)
          .uuid(change -> change.known().id())
          .instant(change -> change.known().startedAt())
          .instant(Change::endedAt)
          .number(Change::octetsIn)
          .number(Change::octetsOut)
          .number(change -> change.reported() == null ? 0 : change.report().seconds())
          .text(Change::cause)
          .text(change ->
              change.reported() == null ? null : change.report().line().framedIp())
          .text(change ->
              change.reported() == null ? null : change.report().line().framedIpv6Prefix())
          .text(change ->
              change.reported() == null ? null : change.report().line().delegatedIpv6Prefix());
      update.setObject(11, tenant);
      int updated = update.executeUpdate();
      if (updated != rows.size()) {
        throw new IllegalStateException(
            "expected to change " + rows.size() + " sessions, changed " + updated);
      }
    }
  }

  private void usage(List<Change> changes) throws SQLException {
    List<Change> grown = changes.stream()
        .filter(change ->
            change.grownIn() + change.grownOut() > 0 && change.party().subscription() != null)
        .toList();
    if (grown.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(SessionSql.USAGE)) {
      new Columns<>(connection, insert, 1, grown)
          .uuid(change -> Ids.next())
          .uuid(change -> change.party().subscription())
          .uuid(change -> change.known().id())
          .instant(Change::endedAt)
          .number(Change::grownIn)
          .number(Change::grownOut);
      insert.setObject(7, tenant);
      insert.executeUpdate();
    }
  }

  private void announce(Change change) {
    Party party = change.party();
    switch (change.outcome()) {
      case BEGIN:
        tx.publish(new SessionEvent.SessionStarted(
            party.subscriber(),
            party.subscription(),
            change.known().id(),
            change.known().username(),
            change.known().startedAt()));
        break;
      case PAST:
      case END:
      case LOST:
        ended(change.known(), party, change.endedAt(), change);
        break;
      default:
        break;
    }
  }

  private void ended(Known session, Party party, Instant at, Change change) {
    tx.publish(new SessionEvent.SessionEnded(
        party.subscriber(),
        party.subscription(),
        session.id(),
        session.username(),
        at,
        change.octetsIn(),
        change.octetsOut(),
        change.cause()));
  }

  int closeOf(String nasKey, Instant at) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SessionSql.NAS_RESTARTED)) {
      update.setTimestamp(1, Timestamp.from(at));
      update.setObject(2, tenant);
      update.setString(3, nasKey);
      update.setTimestamp(4, Timestamp.from(at));
      return closed(update, "nas_reboot");
    }
  }

  int closeSilent(Instant since) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SessionSql.SILENT)) {
      update.setObject(1, tenant);
      update.setTimestamp(2, Timestamp.from(since));
      return closed(update, "lost_service");
    }
  }

  private int closed(PreparedStatement update, String cause) throws SQLException {
    int count = 0;
    try (ResultSet row = update.executeQuery()) {
      while (row.next()) {
        Known session = knownAt(row, 1);
        tx.publish(new SessionEvent.SessionEnded(
            session.party().subscriber(),
            session.party().subscription(),
            session.id(),
            session.username(),
            session.lastUpdateAt(),
            session.octetsIn(),
            session.octetsOut(),
            cause));
        count++;
      }
    }
    return count;
  }
}
