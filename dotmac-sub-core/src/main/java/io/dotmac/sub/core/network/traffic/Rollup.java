package io.dotmac.sub.core.network.traffic;

import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Adds samples up to hours, and hours to days of the tenant's zone. What is added up again comes
 * out the same; hours that samples may still come into are added up again the next time.
 */
public final class Rollup {
  /** So late a sample may be kept. */
  private static final Duration LATE = Duration.ofMinutes(15);

  private static final String UNTIL =
      "select rolled_until from bandwidth_rollup where tenant_id = ?";

  private static final String FIRST =
      "select min(sample_at) from bandwidth_sample where tenant_id = ?";

  private static final String HOURS = """
      insert into bandwidth_hour (tenant_id, interface_id, hour_at, seconds, rx_bps, rx_max_bps,
        tx_bps, tx_max_bps)
      select tenant_id, interface_id, date_trunc('hour', sample_at, 'UTC'), sum(seconds),
        sum(rx_bps::numeric * seconds) / sum(seconds), max(rx_bps),
        sum(tx_bps::numeric * seconds) / sum(seconds), max(tx_bps)
      from bandwidth_sample where tenant_id = ? and sample_at >= ? and sample_at < ?
      group by 1, 2, 3
      on conflict (tenant_id, interface_id, hour_at) do update set seconds = excluded.seconds,
        rx_bps = excluded.rx_bps, rx_max_bps = excluded.rx_max_bps, tx_bps = excluded.tx_bps,
        tx_max_bps = excluded.tx_max_bps
      """;

  private static final String DAYS = """
      insert into bandwidth_day (tenant_id, interface_id, day_on, seconds, rx_bps, rx_max_bps,
        tx_bps, tx_max_bps)
      select tenant_id, interface_id, (hour_at at time zone ?)::date, sum(seconds),
        sum(rx_bps::numeric * seconds) / sum(seconds), max(rx_max_bps),
        sum(tx_bps::numeric * seconds) / sum(seconds), max(tx_max_bps)
      from bandwidth_hour where tenant_id = ? and hour_at >= ? and hour_at < ?
      group by 1, 2, 3
      on conflict (tenant_id, interface_id, day_on) do update set seconds = excluded.seconds,
        rx_bps = excluded.rx_bps, rx_max_bps = excluded.rx_max_bps, tx_bps = excluded.tx_bps,
        tx_max_bps = excluded.tx_max_bps
      """;

  private static final String MARK = """
      insert into bandwidth_rollup (tenant_id, rolled_until) values (?, ?)
      on conflict (tenant_id) do update set rolled_until = excluded.rolled_until
      """;

  private Rollup() {}

  /** Adds up what came since it was last done; gives how many hours of interfaces that are. */
  public static int add(Tx tx) {
    Instant now = tx.systemNow();
    return tx.jdbc(connection -> {
      Instant from = moment(connection, tx, UNTIL);
      if (from == null) {
        from = moment(connection, tx, FIRST);
      }
      if (from == null) {
        return 0;
      }
      Instant hour = from.truncatedTo(ChronoUnit.HOURS);
      int added = hours(connection, tx, hour, now);
      days(connection, tx, hour, now);
      mark(connection, tx, now.minus(LATE).truncatedTo(ChronoUnit.HOURS));
      return added;
    });
  }

  private static @Nullable Instant moment(Connection connection, Tx tx, String sql)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        OffsetDateTime found = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
        return found == null ? null : found.toInstant();
      }
    }
  }

  private static int hours(Connection connection, Tx tx, Instant from, Instant now)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(HOURS)) {
      add.setObject(1, tx.tenant().value());
      add.setObject(2, from.atOffset(ZoneOffset.UTC));
      add.setObject(3, now.atOffset(ZoneOffset.UTC));
      return add.executeUpdate();
    }
  }

  /** Whole days, since a day is written as a whole. */
  private static void days(Connection connection, Tx tx, Instant from, Instant now)
      throws SQLException {
    LocalDate first = LocalDate.ofInstant(from, tx.zone());
    Instant begin = first.atStartOfDay(tx.zone()).toInstant();
    try (PreparedStatement add = connection.prepareStatement(DAYS)) {
      add.setString(1, tx.zone().getId());
      add.setObject(2, tx.tenant().value());
      add.setObject(3, begin.atOffset(ZoneOffset.UTC));
      add.setObject(4, now.atOffset(ZoneOffset.UTC));
      add.executeUpdate();
    }
  }

  private static void mark(Connection connection, Tx tx, Instant until) throws SQLException {
    try (PreparedStatement mark = connection.prepareStatement(MARK)) {
      mark.setObject(1, tx.tenant().value());
      mark.setObject(2, until.atOffset(ZoneOffset.UTC));
      mark.executeUpdate();
    }
  }
}
