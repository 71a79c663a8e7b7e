package io.dotmac.sub.samples.bench;

import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.tenant.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The floor: the rows that a run wrote, inserted once more for another tenant by plain JDBC
 * batches, rewritten to multi-row inserts by the driver, as the application role: row security,
 * triggers, indexes and foreign keys work as ever. One commit each 500 invoices.
 */
final class Floor {
  private static final int INVOICES_PER_COMMIT = 500;
  private static final String DEFAULTS =
      "('created_at', 'updated_at', 'version', 'recorded_at', 'txid', 'seq', 'tenant_id')";

  private final World world;
  private final TenantId from;
  private final TenantId to;

  Floor(World world, TenantId from, TenantId to) {
    this.world = world;
    this.from = from;
    this.to = to;
  }

  /** The rows of one table, in the order of their invoices. */
  private record Table(String name, List<String> columns, List<Object[]> rows) {
    String insert() {
      return "insert into " + name + " (tenant_id, " + String.join(", ", columns) + ") values ";
    }

    String row() {
      return "(?" + ", ?".repeat(columns.size()) + ")";
    }
  }

  /** What is inserted in one transaction. */
  private record Chunk(int invoices, List<Table> tables) {}

  /** Gives the other tenant what the rows refer to. */
  void prepare() throws SQLException {
    List<String> copies = new ArrayList<>();
    copies.add("set session_replication_role = replica");
    for (String table :
        List.of("billing_account", "subscription", "ledger_account", "billing_run")) {
      List<String> columns = new ArrayList<>();
      try (Connection connection = open()) {
        columns.addAll(columns(connection, table, "('tenant_id')"));
      }
      String names = String.join(", ", columns);
      copies.add("insert into %s (tenant_id, %s) select '%s', %s from %s where tenant_id = '%s' "
              .formatted(table, names, to.value(), names, table, from.value())
          + "on conflict do nothing");
    }
    world.sql(copies.toArray(String[]::new));
  }

  /** Inserts what a run wrote, at most that many invoices. */
  Measured measure(UUID run, int most, int threads) throws Exception {
    world.sql("analyze invoice, invoice_line, ledger_transaction, ledger_entry, event_store");
    List<Chunk> chunks = read(run, most);
    return Measured.of(world.cpu(), () -> insert(chunks, threads));
  }

  private long insert(List<Chunk> chunks, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Long>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int first = i;
        work.add(() -> every(chunks, first, threads));
      }
      long invoices = 0;
      for (Future<Long> each : pool.invokeAll(work)) {
        invoices += each.get();
      }
      return invoices;
    } finally {
      pool.shutdownNow();
    }
  }

  private long every(List<Chunk> chunks, int first, int step) throws SQLException {
    long invoices = 0;
    try (Connection connection = open()) {
      for (int i = first; i < chunks.size(); i += step) {
        enter(connection, to);
        for (Table table : chunks.get(i).tables()) {
          if (table.name().equals("ledger_entry")) {
            together(connection, table);
          } else {
            batch(connection, table);
          }
        }
        connection.commit();
        invoices += chunks.get(i).invoices();
      }
    }
    return invoices;
  }

  private void batch(Connection connection, Table table) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(table.insert() + table.row())) {
      for (Object[] row : table.rows()) {
        set(insert, 1, row);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The entries of a ledger transaction arrive in one statement: it balances by then. */
  private void together(Connection connection, Table table) throws SQLException {
    List<Object[]> rows = table.rows();
    int transaction = table.columns().indexOf("transaction_id");
    for (int from = 0; from < rows.size(); ) {
      int until = Math.min(rows.size(), from + 128);
      while (until < rows.size()
          && rows.get(until)[transaction].equals(rows.get(until - 1)[transaction])) {
        until++;
      }
      String values = table.row() + (", " + table.row()).repeat(until - from - 1);
      try (PreparedStatement insert = connection.prepareStatement(table.insert() + values)) {
        for (int i = from, at = 1; i < until; i++) {
          at = set(insert, at, rows.get(i));
        }
        insert.executeUpdate();
      }
      from = until;
    }
  }

  private int set(PreparedStatement insert, int first, Object[] row) throws SQLException {
    int at = first;
    insert.setObject(at++, to.value());
    for (Object value : row) {
      insert.setObject(at++, value);
    }
    return at;
  }

  private List<Chunk> read(UUID run, int most) throws SQLException {
    List<Chunk> chunks = new ArrayList<>();
    try (Connection connection = open()) {
      enter(connection, from);
      List<UUID> invoices = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(
          "select id from invoice where tenant_id = ? and billing_run_id = ? order by id"
              + " limit ?")) {
        query.setObject(1, from.value());
        query.setObject(2, run);
        query.setInt(3, most);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            invoices.add(row.getObject(1, UUID.class));
          }
        }
      }
      for (int first = 0; first < invoices.size(); first += INVOICES_PER_COMMIT) {
        int last = Math.min(invoices.size(), first + INVOICES_PER_COMMIT);
        chunks.add(chunk(connection, invoices.subList(first, last)));
      }
    }
    return chunks;
  }

  private Chunk chunk(Connection connection, List<UUID> invoices) throws SQLException {
    String entries = "transaction_id in (select id from ledger_transaction"
        + " where tenant_id = ? and invoice_id = any(?))";
    String events = "account_id in (select account_id from invoice where tenant_id = ?"
        + " and id = any(?)) and invoice_id = any(?)";
    return new Chunk(
        invoices.size(),
        List.of(
            table(connection, "invoice", "id = any(?)", invoices),
            table(connection, "invoice_line", "invoice_id = any(?)", invoices),
            table(connection, "ledger_transaction", "invoice_id = any(?)", invoices),
            table(connection, "ledger_entry", entries, invoices),
            table(connection, "event_store", events, invoices)));
  }

  private Table table(Connection connection, String name, String where, List<UUID> invoices)
      throws SQLException {
    List<String> columns = columns(connection, name, DEFAULTS);
    String order = name.equals("ledger_entry") ? "transaction_id, id" : "1";
    List<Object[]> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement("select "
        + String.join(", ", columns) + " from " + name + " where tenant_id = ? and " + where
        + " order by " + order)) {
      Object tenant = from.value();
      Object ids = connection.createArrayOf("uuid", invoices.toArray());
      int at = 1;
      query.setObject(at++, tenant);
      for (int i = where.indexOf('?'); i >= 0; i = where.indexOf('?', i + 1)) {
        query.setObject(at++, where.startsWith("any(", i - 4) ? ids : tenant);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Object[] values = new Object[columns.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
          }
          rows.add(values);
        }
      }
    }
    return new Table(name, columns, rows);
  }

  private static List<String> columns(Connection connection, String table, String without)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select column_name from information_schema.columns where table_schema = current_schema()"
            + " and table_name = ? and is_identity = 'NO' and is_generated = 'NEVER'"
            + " and column_name not in " + without + " order by ordinal_position")) {
      query.setString(1, table);
      List<String> names = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      return names;
    }
  }

  private Connection open() throws SQLException {
    DatabaseAccess app = world.app();
    Properties properties = app.driverProperties();
    properties.setProperty("reWriteBatchedInserts", "true");
    Connection connection = DriverManager.getConnection(app.url(), properties);
    connection.setAutoCommit(false);
    return connection;
  }

  private static void enter(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('dotmac.tenant', ?, true)")) {
      statement.setString(1, tenant.value().toString());
      statement.execute();
    }
  }
}
