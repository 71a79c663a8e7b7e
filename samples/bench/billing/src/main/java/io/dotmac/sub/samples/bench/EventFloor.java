package io.dotmac.sub.samples.bench;

import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
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
 * The floor of events: such rows inserted by plain JDBC batches, rewritten to multi-row inserts by
 * the driver, as the application role, into the same table with its indexes and row security.
 */
final class EventFloor {
  private static final String INSERT = "insert into event_store (tenant_id, event_id, event_type,"
      + " occurred_at, payload, actor_type, actor_name, subscriber_id, account_id, invoice_id)"
      + " values (?, ?, 'invoice.paid', now(), ?::jsonb, 'system', 'bench', ?, ?, ?)";

  private final World world;
  private final TenantId tenant;
  private final List<UUID> people;

  EventFloor(World world, TenantId tenant, List<UUID> people) {
    this.world = world;
    this.tenant = tenant;
    this.people = people;
  }

  /** Gives how many were inserted. */
  long insert(int count, int atOnce, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        work.add(() -> some(count / threads, atOnce));
      }
      long inserted = 0;
      for (Future<Integer> each : pool.invokeAll(work)) {
        inserted += each.get();
      }
      return inserted;
    } finally {
      pool.shutdownNow();
    }
  }

  private int some(int count, int atOnce) throws SQLException {
    DatabaseAccess app = world.app();
    Properties properties = app.driverProperties();
    properties.setProperty("reWriteBatchedInserts", "true");
    try (Connection connection = DriverManager.getConnection(app.url(), properties)) {
      connection.setAutoCommit(false);
      for (int from = 0; from < count; from += atOnce) {
        enter(connection);
        batch(connection, from, Math.min(count, from + atOnce));
        connection.commit();
      }
    }
    return count;
  }

  private void batch(Connection connection, int from, int until) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int i = from; i < until; i++) {
        UUID person = people.get(i % people.size());
        UUID invoice = UUID.randomUUID();
        insert.setObject(1, tenant.value());
        insert.setObject(2, Ids.next());
        insert.setString(
            3,
            "{\"invoice\":\"" + invoice + "\",\"account\":\"" + person + "\",\"subscriber\":\""
                + person + "\",\"number\":\"INV-" + i + "\",\"order\":" + i + "}");
        insert.setObject(4, person);
        insert.setObject(5, person);
        insert.setObject(6, invoice);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void enter(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('dotmac.tenant', ?, true)")) {
      statement.setString(1, tenant.value().toString());
      statement.execute();
    }
  }
}
