package io.dotmac.sub.core.sequence;

import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Gives the next numbers of a series. */
public final class Sequences {
  private Sequences() {}

  /** The next number, as people read it: {@code INV-000123}. */
  public static String next(Tx tx, Series series) {
    return format(tx, series, block(tx, series, 1));
  }

  /** By wire name, such as {@code invoice}. */
  public static String next(Tx tx, String series) {
    return next(tx, WireName.parse(Series.class, series));
  }

  /** Takes {@code count} numbers at once and gives the first; the rest follow it. */
  public static long block(Tx tx, Series series, int count) {
    int start = Settings.get(tx, series.start());
    return Settings.get(tx, series.gapless())
        ? tx.jdbc(connection -> take(connection, tx, series, start, count))
        : tx.jdbc(connection -> Lanes.take(connection, tx, series, start, count));
  }

  /** By wire name, such as {@code invoice}. */
  public static long block(Tx tx, String series, int count) {
    return block(tx, WireName.parse(Series.class, series), count);
  }

  /** A number of that series as people read it. */
  public static String format(Tx tx, Series series, long number) {
    String digits = Long.toString(number);
    int padding = Settings.get(tx, series.padding());
    return Settings.get(tx, series.prefix())
        + "0".repeat(Math.max(0, padding - digits.length()))
        + digits;
  }

  static long take(Connection connection, Tx tx, Series series, long start, int count)
      throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(
        "insert into number_sequence (tenant_id, name, next_value) values (?, ?, ?)"
            + " on conflict (tenant_id, name) do update"
            + " set next_value = number_sequence.next_value + ? returning next_value - ?")) {
      upsert.setObject(1, tx.tenant().value());
      upsert.setString(2, WireName.of(series));
      upsert.setLong(3, start + count);
      upsert.setInt(4, count);
      upsert.setInt(5, count);
      try (ResultSet row = upsert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
