package io.dotmac.sub.billing.run.diff;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What runs charged a month before: by those dated after one day and up to another. A daily run is
 * so compared with the run of that day of the month, a monthly one with the month before.
 */
public record Baseline(LocalDate after, LocalDate until, List<UUID> runs) {
  private static final String TOTALS = """
      select x.account_id, x.currency, sum(x.minor) from (
        select account_id, currency, total_minor as minor from invoice
        where tenant_id = ? and account_id = any(?) and issued_on > ? and issued_on <= ?
          and billing_run_id = any(?) and status <> 'void'
        union all
        select account_id, currency, -total_minor from credit_note
        where tenant_id = ? and account_id = any(?) and issued_on > ? and issued_on <= ?
          and billing_run_id = any(?) and status <> 'void') x
      group by 1, 2
      """;

  private static final String NOT_DUE = """
      select x.account_id, a.account_number, x.currency, sum(x.minor) from (
        select account_id, currency, total_minor as minor from invoice
        where tenant_id = ? and billing_run_id = any(?) and status <> 'void'
        union all
        select account_id, currency, -total_minor from credit_note
        where tenant_id = ? and billing_run_id = any(?) and status <> 'void') x
      join billing_account a on a.tenant_id = ? and a.id = x.account_id
      where x.account_id not in (select account_id from subscription
        where tenant_id = ? and next_bill_on <= ?)
      group by 1, 2, 3
      """;

  private static final String BOTH = """
      with charged as (
        select account_id, currency, billing_run_id = ? as now, total_minor as minor
        from invoice where tenant_id = ? and billing_run_id = any(?) and status <> 'void'
        union all
        select account_id, currency, billing_run_id = ?, -total_minor
        from credit_note where tenant_id = ? and billing_run_id = any(?) and status <> 'void')
      select c.account_id, a.account_number, c.currency,
        sum(c.minor) filter (where not c.now), sum(c.minor) filter (where c.now)
      from charged c join billing_account a on a.tenant_id = ? and a.id = c.account_id
      group by 1, 2, 3
      """;

  /** Copies the list. */
  public Baseline {
    runs = List.copyOf(runs);
  }

  /** What a run for that day is compared with. */
  public static Baseline of(Tx tx, LocalDate date) {
    return tx.jdbc(connection -> {
      LocalDate last = date.minusMonths(1);
      try (PreparedStatement query = connection.prepareStatement(
          "select max(run_date) from billing_run where tenant_id = ? and run_date < ?")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, date);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          LocalDate found = row.getObject(1, LocalDate.class);
          last = found == null ? last : found;
        }
      }
      LocalDate after = last.minusMonths(1);
      LocalDate until = date.minusMonths(1);
      return new Baseline(after, until, runs(connection, tx, after, until));
    });
  }

  /** What those accounts were charged then, by account and currency. */
  public Map<UUID, Map<String, Money>> totals(Tx tx, UUID[] accounts) {
    if (runs.isEmpty()) {
      return Map.of();
    }
    return tx.jdbc(connection -> {
      Map<UUID, Map<String, Money>> totals = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(TOTALS)) {
        for (int half = 0; half < 10; half += 5) {
          query.setObject(half + 1, tx.tenant().value());
          query.setArray(half + 2, connection.createArrayOf("uuid", accounts));
          query.setObject(half + 3, after);
          query.setObject(half + 4, until);
          query.setArray(half + 5, ids(connection, runs));
        }
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            String currency = row.getString(2);
            totals
                .computeIfAbsent(row.getObject(1, UUID.class), any -> new HashMap<>())
                .put(currency, Money.ofMinor(row.getLong(3), Money.currency(currency)));
          }
        }
      }
      return totals;
    });
  }

  /** Takes up the accounts that were charged then and of which nothing is due on that day. */
  public void addNotDue(Tx tx, LocalDate date, Comparison comparison) {
    if (runs.isEmpty()) {
      return;
    }
    tx.jdbc(connection -> {
      hashing(connection);
      try (PreparedStatement query = connection.prepareStatement(NOT_DUE)) {
        query.setFetchSize(1000);
        for (int half = 0; half < 4; half += 2) {
          query.setObject(half + 1, tx.tenant().value());
          query.setArray(half + 2, ids(connection, runs));
        }
        query.setObject(5, tx.tenant().value());
        query.setObject(6, tx.tenant().value());
        query.setObject(7, date);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            Money before = Money.ofMinor(row.getLong(4), Money.currency(row.getString(3)));
            comparison.add(row.getObject(1, UUID.class), row.getString(2), before, null);
          }
        }
      }
      return 0;
    });
  }

  /** How a run that was made differs. */
  public RunDiff compare(Tx tx, UUID run, int percent) {
    Comparison comparison = new Comparison(after, until, percent);
    List<UUID> all = new ArrayList<>(runs);
    all.add(run);
    tx.jdbc(connection -> {
      hashing(connection);
      try (PreparedStatement query = connection.prepareStatement(BOTH)) {
        query.setFetchSize(1000);
        for (int half = 0; half < 6; half += 3) {
          query.setObject(half + 1, run);
          query.setObject(half + 2, tx.tenant().value());
          query.setArray(half + 3, ids(connection, all));
        }
        query.setObject(7, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            var currency = Money.currency(row.getString(3));
            Long before = row.getObject(4) == null ? null : row.getLong(4);
            Long now = row.getObject(5) == null ? null : row.getLong(5);
            comparison.add(
                row.getObject(1, UUID.class),
                row.getString(2),
                before == null ? null : Money.ofMinor(before, currency),
                now == null ? null : Money.ofMinor(now, currency));
          }
        }
      }
      return 0;
    });
    return comparison.result();
  }

  private static List<UUID> runs(Connection connection, Tx tx, LocalDate after, LocalDate until)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select id from billing_run where tenant_id = ? and run_date > ? and run_date <= ?")) {
      query.setObject(1, tx.tenant().value());
      query.setObject(2, after);
      query.setObject(3, until);
      List<UUID> found = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(row.getObject(1, UUID.class));
        }
      }
      return found;
    }
  }

  /** Statistics are behind after an import; each row would look through all others. */
  private static void hashing(Connection connection) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement("set local enable_nestloop = off")) {
      set.execute();
    }
  }

  private static java.sql.Array ids(Connection connection, List<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }
}
