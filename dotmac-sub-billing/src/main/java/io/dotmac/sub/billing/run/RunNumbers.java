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
import java.util.UUID;

/**
 * Document numbers for chunks that are billed at the same time. Whoever takes a number from a
 * series keeps all others waiting until its transaction ends, which is long for a chunk. So a run
 * takes numbers ahead, in short transactions, and keeps them in a table; a chunk uses them in its
 * own transaction. If that one is rolled back the numbers lie there again: none is lost.
 */
final class RunNumbers {
  private static final String WAITING = """
      select coalesce(sum(n.amount), 0) from (select amount from billing_run_numbers
        where tenant_id = ? and series = ? for update skip locked) n
      """;

  private static final String TAKE = """
      select id, first_number, amount from billing_run_numbers
      where tenant_id = ? and series = ? order by first_number for update skip locked
      """;

  private RunNumbers() {}

  /** Numbers that lie ready. */
  private record Stock(UUID id, long first, int amount) {}

  /** Sees to it that so many numbers lie ready. In a transaction of its own. */
  static void provide(Tx tx, Series series, int wanted) {
    int ready = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(WAITING)) {
        query.setObject(1, tx.tenant().value());
        query.setString(2, WireName.of(series));
        try (ResultSet row = query.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      }
    });
    if (ready < wanted) {
      long first = Sequences.block(tx, series, wanted - ready);
      tx.jdbc(connection -> put(connection, tx, series, first, wanted - ready));
    }
  }

  /** So many numbers in rising order: those that lie ready, then fresh ones. */
  static long[] take(Tx tx, Series series, int count) {
    long[] numbers = new long[count];
    int taken = tx.jdbc(connection -> fromStock(connection, tx, series, numbers));
    if (taken < count) {
      long first = Sequences.block(tx, series, count - taken);
      for (int i = taken; i < count; i++) {
        numbers[i] = first + i - taken;
      }
    }
    return numbers;
  }

  /** Puts what lies ready back into the series, unless later numbers were given out meanwhile. */
  static void giveBack(Tx tx, Series series) {
    tx.jdbc(connection -> {
      long next = next(connection, tx, series);
      List<Stock> stock = stock(connection, tx, series);
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
        update.setString(3, WireName.of(series));
        update.setLong(4, next);
        return update.executeUpdate();
      }
    });
  }

  private static int fromStock(Connection connection, Tx tx, Series series, long[] numbers)
      throws SQLException {
    int taken = 0;
    for (Stock each : stock(connection, tx, series)) {
      if (taken == numbers.length) {
        break;
      }
      int used = Math.min(each.amount(), numbers.length - taken);
      for (int i = 0; i < used; i++) {
        numbers[taken++] = each.first() + i;
      }
      delete(connection, tx, each);
      if (used < each.amount()) {
        put(connection, tx, series, each.first() + used, each.amount() - used);
      }
    }
    return taken;
  }

  private static List<Stock> stock(Connection connection, Tx tx, Series series)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(TAKE)) {
      query.setObject(1, tx.tenant().value());
      query.setString(2, WireName.of(series));
      List<Stock> stock = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          stock.add(new Stock(row.getObject(1, UUID.class), row.getLong(2), row.getInt(3)));
        }
      }
      return stock;
    }
  }

  private static long next(Connection connection, Tx tx, Series series) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select next_value from number_sequence where tenant_id = ? and name = ? for update")) {
      query.setObject(1, tx.tenant().value());
      query.setString(2, WireName.of(series));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static int put(Connection connection, Tx tx, Series series, long first, int amount)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into billing_run_numbers (tenant_id, id, series, first_number, amount)"
            + " values (?, ?, ?, ?, ?)")) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, Ids.next());
      insert.setString(3, WireName.of(series));
      insert.setLong(4, first);
      insert.setInt(5, amount);
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
