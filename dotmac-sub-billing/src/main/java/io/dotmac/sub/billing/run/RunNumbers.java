package io.dotmac.sub.billing.run;

import io.dotmac.sub.core.sequence.Sequences;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Document numbers for chunks that are billed at the same time. Whoever takes a number from a
 * series keeps all others waiting until its transaction ends, which is long for a chunk. So numbers
 * are set apart for a chunk beforehand, in a short transaction; the chunk uses them in its own. If
 * that one is rolled back they are still the chunk's: none is lost. What a chunk does not need is
 * free for the next one, of this run or a later one.
 */
final class RunNumbers {
  private static final String WITHOUT = """
      select c.chunk_no, cardinality(c.account_ids) from billing_run_chunk c
      where c.tenant_id = ? and c.run_id = ? and c.status = 'pending' and not exists (
        select from billing_run_numbers n where n.tenant_id = c.tenant_id
          and n.run_id = c.run_id and n.chunk_no = c.chunk_no)
      order by c.chunk_no limit 1 for update skip locked
      """;

  /** Asked once the chunk is locked: whoever had the lock before may have provided for it. */
  private static final String PROVIDED = """
      select exists (select from billing_run_numbers
        where tenant_id = ? and run_id = ? and chunk_no = ?)
      """;

  private static final String STOCK = """
      select id, first_number, amount from billing_run_numbers
      where tenant_id = ? and series = ? and run_id is not distinct from ?
        and chunk_no is not distinct from ?
      order by first_number for update skip locked
      """;

  private RunNumbers() {}

  /** Numbers that lie ready. */
  private record Stock(UUID id, long first, int amount) {}

  /** A chunk that has no numbers yet, and how many accounts it has. */
  private record Wanting(int chunk, int accounts) {}

  /** What numbers are for: a chunk, or free for any. */
  private record Use(@Nullable UUID run, @Nullable Integer chunk) {
    static final Use FREE = new Use(null, null);
  }

  /**
   * Sets invoice numbers apart for one chunk that has none, in a transaction of its own; false when
   * there is no such chunk that nobody works on.
   */
  static boolean provide(Tx tx, BillingRunId run) {
    Optional<Wanting> wanting = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(WITHOUT)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, run.value());
        try (ResultSet row = query.executeQuery()) {
          return row.next()
              ? Optional.of(new Wanting(row.getInt(1), row.getInt(2)))
              : Optional.empty();
        }
      }
    });
    if (wanting.isEmpty()) {
      return false;
    }
    int chunk = wanting.get().chunk();
    if (tx.jdbc(connection -> isProvided(connection, tx, run, chunk))) {
      return true;
    }
    Use use = new Use(run.value(), chunk);
    long[] numbers = new long[wanting.get().accounts()];
    int found = tx.jdbc(connection -> from(connection, tx, Use.FREE, numbers));
    if (found < numbers.length) {
      long first = Sequences.block(tx, Series.INVOICE, numbers.length - found);
      tx.jdbc(connection -> put(connection, tx, use, first, numbers.length - found));
    }
    // Free numbers lie in pieces; each run of neighbours becomes one.
    for (int start = 0, end; start < found; start = end) {
      end = start + 1;
      while (end < found && numbers[end] == numbers[end - 1] + 1) {
        end++;
      }
      long first = numbers[start];
      int amount = end - start;
      tx.jdbc(connection -> put(connection, tx, use, first, amount));
    }
    return true;
  }

  private static boolean isProvided(Connection connection, Tx tx, BillingRunId run, int chunk)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(PROVIDED)) {
      query.setObject(1, tx.tenant().value());
      query.setObject(2, run.value());
      query.setInt(3, chunk);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** So many numbers: those of the chunk, then free ones, then fresh ones. */
  static long[] take(Tx tx, BillingRunId run, int chunk, int count) {
    long[] numbers = new long[count];
    int own = tx.jdbc(connection -> from(connection, tx, new Use(run.value(), chunk), numbers));
    if (own == count) {
      release(tx, run, chunk);
      return numbers;
    }
    long[] more = new long[count - own];
    int free = tx.jdbc(connection -> from(connection, tx, Use.FREE, more));
    System.arraycopy(more, 0, numbers, own, free);
    if (own + free < count) {
      long first = Sequences.block(tx, Series.INVOICE, count - own - free);
      for (int i = own + free; i < count; i++) {
        numbers[i] = first + i - own - free;
      }
    }
    return numbers;
  }

  /** What was set apart for a chunk is free again. */
  static void release(Tx tx, BillingRunId run, int chunk) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(
          "update billing_run_numbers set run_id = null, chunk_no = null"
              + " where tenant_id = ? and run_id = ? and chunk_no = ?")) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, run.value());
        update.setInt(3, chunk);
        return update.executeUpdate();
      }
    });
  }

  /** Puts free numbers back into the series, unless later ones were given out meanwhile. */
  static void giveBack(Tx tx) {
    tx.jdbc(connection -> {
      long next = next(connection, tx);
      List<Stock> stock = stock(connection, tx, Use.FREE);
      for (int i = stock.size() - 1; i >= 0; i--) {
        Stock last = stock.get(i);
        if (last.first() + last.amount() != next) {
          break;
        }
        next = last.first();
        delete(connection, tx, last);
      }
      try (PreparedStatement update = connection.prepareStatement(
          "update number_sequence set next_value = ? where tenant_id = ? and name = ?"
              + " and next_value > ?")) {
        update.setLong(1, next);
        update.setObject(2, tx.tenant().value());
        update.setString(3, WireName.of(Series.INVOICE));
        update.setLong(4, next);
        return update.executeUpdate();
      }
    });
  }

  private static int from(Connection connection, Tx tx, Use use, long[] numbers)
      throws SQLException {
    int taken = 0;
    for (Stock each : stock(connection, tx, use)) {
      if (taken == numbers.length) {
        break;
      }
      int used = Math.min(each.amount(), numbers.length - taken);
      for (int i = 0; i < used; i++) {
        numbers[taken++] = each.first() + i;
      }
      delete(connection, tx, each);
      if (used < each.amount()) {
        put(connection, tx, use, each.first() + used, each.amount() - used);
      }
    }
    return taken;
  }

  private static List<Stock> stock(Connection connection, Tx tx, Use use) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(STOCK)) {
      query.setObject(1, tx.tenant().value());
      query.setString(2, WireName.of(Series.INVOICE));
      query.setObject(3, use.run(), java.sql.Types.OTHER);
      query.setObject(4, use.chunk(), java.sql.Types.INTEGER);
      List<Stock> stock = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          stock.add(new Stock(row.getObject(1, UUID.class), row.getLong(2), row.getInt(3)));
        }
      }
      return stock;
    }
  }

  private static long next(Connection connection, Tx tx) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select next_value from number_sequence where tenant_id = ? and name = ? for update")) {
      query.setObject(1, tx.tenant().value());
      query.setString(2, WireName.of(Series.INVOICE));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static int put(Connection connection, Tx tx, Use use, long first, int amount)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into billing_run_numbers (tenant_id, id, series, first_number, amount, run_id,"
            + " chunk_no) values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, Ids.next());
      insert.setString(3, WireName.of(Series.INVOICE));
      insert.setLong(4, first);
      insert.setInt(5, amount);
      insert.setObject(6, use.run(), java.sql.Types.OTHER);
      insert.setObject(7, use.chunk(), java.sql.Types.INTEGER);
      return insert.executeUpdate();
    }
  }

  private static void delete(Connection connection, Tx tx, Stock stock) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(
        "delete from billing_run_numbers where tenant_id = ? and id = ?")) {
      delete.setObject(1, tx.tenant().value());
      delete.setObject(2, stock.id());
      delete.executeUpdate();
    }
  }
}
