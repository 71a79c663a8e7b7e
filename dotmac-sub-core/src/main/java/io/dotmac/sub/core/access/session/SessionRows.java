package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.access.session.SessionChange.Known;
import io.dotmac.sub.core.access.session.SessionChange.Outcome;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of sessions, many with each statement, within one transaction. */
final class SessionRows {
  private final Connection connection;
  private final Tx tx;
  private final UUID tenant;

  /** A port of a NAS. */
  record Port(String nasKey, long number) {}

  SessionRows(Connection connection, Tx tx) {
    this.connection = connection;
    this.tx = tx;
    this.tenant = tx.tenant().value();
  }

  /** The open sessions these reports are about. */
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

  /** The open sessions on these ports. */
  Map<Port, List<Known>> onPorts(List<Port> ports) throws SQLException {
    Map<Port, List<Known>> found = new HashMap<>();
    if (ports.isEmpty()) {
      return found;
    }
    try (PreparedStatement query = connection.prepareStatement(SessionSql.ON_PORTS)) {
      new Columns<>(connection, query, 1, ports).text(Port::nasKey).number(Port::number);
      query.setObject(3, tenant);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Known known = knownAt(row, 2);
          found
              .computeIfAbsent(
                  new Port(known.identity().nasKey(), row.getLong(1)), port -> new ArrayList<>())
              .add(known);
        }
      }
    }
    return found;
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
        Known known = knownAt(row, 1);
        found.merge(
            known.identity(),
            known,
            (one, other) -> one.startedAt().isAfter(other.startedAt()) ? one : other);
      }
    }
    return found;
  }

  private static Known knownAt(ResultSet row, int first) throws SQLException {
    return new Known(
        row.getObject(first + 3, UUID.class),
        row.getTimestamp(first + 4).toInstant(),
        row.getInt(first + 5),
        new Counters(
            row.getLong(first + 6),
            row.getLong(first + 7),
            row.getLong(first + 8),
            row.getTimestamp(first + 9).toInstant(),
            row.getBoolean(first + 10)),
        row.getBoolean(first + 11),
        new Identity(row.getString(first), row.getString(first + 1), row.getString(first + 2)),
        new Party(
            row.getObject(first + 12, UUID.class),
            row.getObject(first + 13, UUID.class),
            row.getObject(first + 14, UUID.class),
            null,
            null));
  }

  /**
   * Writes what becomes of sessions, the usage that is new, and the events.
   *
   * @throws SessionsChanged if somebody else changed one of them meanwhile
   */
  void write(List<SessionChange> changes) throws SQLException {
    // First the lost ones: their identity is taken over by those that begin.
    update(SessionSql.END, changes, change -> change.is(Outcome.LOST));
    insert(changes);
    update(SessionSql.GROW, changes, change -> change.is(Outcome.GROW));
    update(SessionSql.END, changes, change -> change.is(Outcome.END));
    update(SessionSql.REOPEN, changes, change -> change.is(Outcome.REOPEN));
    update(SessionSql.LATE, changes, change -> change.is(Outcome.LATE));
    usage(changes);
    changes.forEach(this::announce);
  }

  private void insert(List<SessionChange> changes) throws SQLException {
    List<SessionChange> fresh = changes.stream()
        .filter(change -> change.is(Outcome.BEGIN, Outcome.PAST))
        .toList();
    if (fresh.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(SessionSql.INSERT)) {
      insert.setObject(1, tenant);
      new Columns<>(connection, insert, 2, fresh)
          .uuid(change -> change.known().id())
          .text(change -> WireName.of(change.report().kind()))
          .instant(change -> change.known().startedAt())
          .instant(change -> change.report().at())
          .text(change -> change.report().nasKey())
          .text(change -> change.report().sessionId())
          .text(change -> change.report().username())
          .uuid(change -> change.party().subscriber())
          .uuid(change -> change.party().subscription())
          .uuid(change -> change.party().credential())
          .uuid(change -> change.party().client())
          .uuid(change -> change.party().nasDevice())
          .number(change -> change.counters().octetsIn())
          .number(change -> change.counters().octetsOut())
          .number(change -> change.counters().seconds())
          .flag(change -> change.counters().fell())
          .text(change -> change.report().line().multiSessionId())
          .text(change -> change.report().line().framedIp())
          .text(change -> change.report().line().framedIpv6Prefix())
          .text(change -> change.report().line().delegatedIpv6Prefix())
          .text(change -> change.report().line().callingStation())
          .text(change -> change.report().line().calledStation())
          .text(change -> change.report().line().nasPortId())
          .number(change -> change.report().line().nasPort())
          .text(change -> change.report().kind() == Kind.STOP ? change.cause() : null);
      insert.executeUpdate();
    }
  }

  private void update(String sql, List<SessionChange> changes, Predicate<SessionChange> which)
      throws SQLException {
    List<SessionChange> rows = changes.stream().filter(which).toList();
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      new Columns<>(connection, update, 1, rows)
          .uuid(change -> change.known().id())
          .instant(change -> change.known().startedAt())
          .number(change -> (long) change.known().version())
          .number(change -> change.counters().octetsIn())
          .number(change -> change.counters().octetsOut())
          .number(change -> change.counters().seconds())
          .instant(change -> change.counters().at())
          .flag(change -> change.counters().fell())
          .instant(SessionChange::endedAt)
          .text(SessionChange::cause)
          .flag(change -> change.is(Outcome.LOST))
          .text(change -> line(change, SessionReport.Line::framedIp))
          .text(change -> line(change, SessionReport.Line::framedIpv6Prefix))
          .text(change -> line(change, SessionReport.Line::delegatedIpv6Prefix));
      update.setObject(15, tenant);
      int updated = update.executeUpdate();
      if (updated != rows.size()) {
        throw new SessionsChanged(rows.size(), updated);
      }
    }
  }

  private static @Nullable String line(
      SessionChange change, Function<SessionReport.Line, @Nullable String> what) {
    return change.reported() == null ? null : what.apply(change.reported().line());
  }

  private void usage(List<SessionChange> changes) throws SQLException {
    List<SessionChange> grown = changes.stream()
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
          .instant(SessionChange::endedAt)
          .number(SessionChange::grownIn)
          .number(SessionChange::grownOut);
      insert.setObject(7, tenant);
      insert.executeUpdate();
    }
  }

  private void announce(SessionChange change) {
    Party party = change.party();
    if (change.fellNow()) {
      tx.publish(new SessionEvent.CounterFell(
          party.subscriber(),
          party.subscription(),
          change.known().id(),
          change.known().identity().nasKey()));
    }
    switch (change.outcome()) {
      case BEGIN:
        tx.publish(new SessionEvent.SessionStarted(
            party.subscriber(),
            party.subscription(),
            change.known().id(),
            change.known().identity().username(),
            change.known().startedAt()));
        break;
      case PAST:
      case END:
      case LOST:
        ended(change.known(), party, change.counters(), change.endedAt(), change.cause());
        break;
      default:
        break;
    }
  }

  private void ended(Known session, Party party, Counters counters, Instant at, String cause) {
    tx.publish(new SessionEvent.SessionEnded(
        party.subscriber(),
        party.subscription(),
        session.id(),
        session.identity().username(),
        at,
        counters.octetsIn(),
        counters.octetsOut(),
        cause));
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
        ended(session, session.party(), session.counters(), session.counters().at(), cause);
        count++;
      }
    }
    return count;
  }
}
