package io.dotmac.sub.core.sequence;

import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Numbers taken ahead of a series that may have gaps. Each lane holds some; a transaction takes
 * from one that no other uses just now and waits only when it fills one, once in a hundred numbers.
 * There come to be as many lanes as transactions ran at the same time.
 */
final class Lanes {
  private static final int AHEAD = 100;

  private static final String TAKE = """
      update number_lane l set next_value = l.next_value + ?
      from (select id from number_lane
        where tenant_id = ? and name = ? and end_value - next_value >= ?
        order by next_value limit 1 for update skip locked) free
      where l.tenant_id = ? and l.id = free.id
      returning l.next_value - ?
      """;

  private static final String REFILL = """
      update number_lane l set next_value = ?, end_value = ?
      from (select id from number_lane where tenant_id = ? and name = ?
        order by next_value limit 1 for update skip locked) free
      where l.tenant_id = ? and l.id = free.id
      """;

  private Lanes() {}

  /** The first of so many numbers that follow each other. */
  static long take(Connection connection, Tx tx, Series series, long start, int count)
      throws SQLException {
    if (count >= AHEAD) {
      return Sequences.take(connection, tx, series, start, count);
    }
    OptionalLong ready = ready(connection, tx, series, count);
    if (ready.isPresent()) {
      return ready.getAsLong();
    }
    long first = Sequences.take(connection, tx, series, start, AHEAD);
    fill(connection, tx, series, first + count, first + AHEAD);
    return first;
  }

  private static OptionalLong ready(Connection connection, Tx tx, Series series, int count)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(TAKE)) {
      update.setInt(1, count);
      update.setObject(2, tx.tenant().value());
      update.setString(3, WireName.of(series));
      update.setInt(4, count);
      update.setObject(5, tx.tenant().value());
      update.setInt(6, count);
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** Puts numbers into a lane whose rest is too short, or into a new one. */
  private static void fill(Connection connection, Tx tx, Series series, long next, long end)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(REFILL)) {
      update.setLong(1, next);
      update.setLong(2, end);
      update.setObject(3, tx.tenant().value());
      update.setString(4, WireName.of(series));
      update.setObject(5, tx.tenant().value());
      if (update.executeUpdate() > 0) {
        return;
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into number_lane (tenant_id, id, name, next_value, end_value)"
            + " values (?, ?, ?, ?, ?)")) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, Ids.next());
      insert.setString(3, WireName.of(series));
      insert.setLong(4, next);
      insert.setLong(5, end);
      insert.executeUpdate();
    }
  }
}
