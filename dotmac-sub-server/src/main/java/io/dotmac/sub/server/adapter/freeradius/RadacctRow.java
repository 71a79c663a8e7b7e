package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.access.sync.ReadSessions.Digest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One session as FreeRADIUS stores it: a row that each report of the NAS changes in place.
 *
 * @param startedAt when FreeRADIUS says it began; null if it does not
 * @param updatedAt when it was last heard of; null if it never was after its start
 * @param stoppedAt when it ended; null while it is up
 */
record RadacctRow(
    long id,
    String sessionId,
    String username,
    String nasAddress,
    @Nullable Instant startedAt,
    @Nullable Instant updatedAt,
    @Nullable Instant stoppedAt,
    long seconds,
    long octetsIn,
    long octetsOut,
    @Nullable String cause,
    Line line) {
  /** The columns, in the order in which {@link #read} expects them. */
  static final String COLUMNS = """
      radacctid, acctsessionid, username, host(nasipaddress), acctstarttime, acctupdatetime,
        acctstoptime, coalesce(acctsessiontime, 0), coalesce(acctinputoctets, 0),
        coalesce(acctoutputoctets, 0), nullif(acctterminatecause, ''), host(framedipaddress),
        framedipv6prefix::text, delegatedipv6prefix::text, nullif(callingstationid, ''),
        nullif(calledstationid, ''), nullif(nasportid, '')
      """;

  /** A clock that is further ahead is not believed. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** An ended session may be read late: longer than this it is taken for a wrong clock. */
  private static final Duration BEHIND = Duration.ofDays(31);

  static RadacctRow read(ResultSet row) throws SQLException {
    return new RadacctRow(
        row.getLong(1),
        row.getString(2),
        Objects.requireNonNullElse(row.getString(3), ""),
        row.getString(4),
        instant(row.getTimestamp(5)),
        instant(row.getTimestamp(6)),
        instant(row.getTimestamp(7)),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getString(11),
        new Line(
            null,
            row.getString(12),
            row.getString(13),
            row.getString(14),
            row.getString(15),
            row.getString(16),
            row.getString(17),
            0));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  boolean isOpen() {
    return stoppedAt == null;
  }

  /** What tells whether the row has changed since it was stored. */
  Digest digest() {
    UUID mixed = UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8));
    return new Digest(
        id, mixed.getMostSignificantBits() ^ mixed.getLeastSignificantBits(), isOpen());
  }

  /**
   * The same as a NAS would report it. FreeRADIUS has put the two halves of the counters together.
   *
   * @param now a NAS whose clock cannot be right is taken to have reported now
   */
  SessionReport report(Party party, Instant now) {
    Kind kind = stoppedAt != null
        ? Kind.STOP
        : seconds == 0 && octetsIn == 0 && octetsOut == 0 ? Kind.START : Kind.INTERIM;
    return new SessionReport(
        kind,
        nasAddress,
        sessionId,
        username,
        happenedAt(now),
        duration(),
        octetsIn,
        octetsOut,
        true,
        party,
        line,
        cause == null ? null : cause.toLowerCase(Locale.ROOT).replace('-', '_'));
  }

  private Instant happenedAt(Instant now) {
    Instant told = stoppedAt != null ? stoppedAt : updatedAt != null ? updatedAt : startedAt;
    boolean believed =
        told != null && told.isBefore(now.plus(AHEAD)) && told.isAfter(now.minus(BEHIND));
    return believed && told != null ? told : now;
  }

  /** FreeRADIUS leaves it out where a NAS does. */
  private long duration() {
    if (seconds > 0 || startedAt == null) {
      return seconds;
    }
    Instant last = stoppedAt != null ? stoppedAt : updatedAt;
    return last == null ? 0 : Math.max(0, Duration.between(startedAt, last).toSeconds());
  }
}
