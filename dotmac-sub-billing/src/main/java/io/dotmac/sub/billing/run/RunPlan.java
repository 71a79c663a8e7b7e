package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Statistics;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Starts and ends runs, and gives their chunks to workers. */
final class RunPlan {
  private static final String ACCOUNTS = """
      insert into billing_account
        (tenant_id, id, subscriber_id, account_number, name, currency)
      select s.tenant_id, s.id, s.id, s.account_number,
        coalesce(s.billing_name, s.display_name, trim(s.first_name || ' ' || s.last_name)),
        s.currency
      from subscriber s
      join (select distinct account_id from subscription
        where tenant_id = ? and next_bill_on <= ?) d on d.account_id = s.id
      where s.tenant_id = ? and not exists (select from billing_account a
        where a.tenant_id = s.tenant_id and a.id = s.id)
      on conflict do nothing
      """;

  private static final String CHUNKS = """
      insert into billing_run_chunk (tenant_id, run_id, chunk_no, account_ids)
      select n.tenant_id, ?, n.chunk_no, array_agg(n.id order by n.id)
      from (
        select a.tenant_id, a.id, (row_number() over (order by a.id) - 1) / ? + 1 as chunk_no
        from billing_account a
        left join subscriber b on b.tenant_id = a.tenant_id and b.id = a.subscriber_id
        where a.tenant_id = ? and a.billing_enabled and a.is_active
          and coalesce(b.billing_enabled, true)
          and a.id in (select account_id from subscription
            where tenant_id = ? and next_bill_on <= ?)) n
      group by n.tenant_id, n.chunk_no
      """;

  private static final String NUMBERED = " and exists (select from billing_run_numbers n"
      + " where n.tenant_id = c.tenant_id and n.run_id = c.run_id and n.chunk_no = c.chunk_no)";

  private RunPlan() {}

  /** A chunk of a run: accounts that are billed in one transaction. */
  record Chunk(int number, UUID[] accounts) {}

  /** The run that is going on, if one is. */
  static Optional<BillingRun> running(Tx tx) {
    return tx.session()
        .createSelectionQuery("from BillingRun e where e.status = :running", BillingRun.class)
        .setParameter("running", BillingRunStatus.RUNNING)
        .uniqueResultOptional();
  }

  /** Plans a run; whoever else plans one for this tenant waits here. */
  static BillingRunId plan(Tx tx, LocalDate date, boolean backdated, int accountsPerChunk) {
    tx.jdbc(connection -> onlyPlanner(connection, tx));
    Optional<BillingRun> running = running(tx);
    if (running.isPresent()) {
      return running.get().id();
    }
    if (!backdated) {
      refuseBackdated(tx, date);
    }
    Ledger.openChart(tx);
    Statistics.refresh(tx, "subscriber", "subscription", "subscription_add_on");
    BillingRunId id = BillingRunId.next();
    tx.jdbc(connection -> create(connection, tx, id, date, accountsPerChunk));
    Statistics.refresh(tx, "billing_account");
    return id;
  }

  /**
   * A chunk nobody works on, locked until the transaction ends.
   *
   * @param numbered whether only one that numbers are set apart for
   */
  static Optional<Chunk> claim(Tx tx, BillingRunId run, boolean numbered) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(
          "select c.chunk_no, c.account_ids from billing_run_chunk c where c.tenant_id = ?"
              + " and c.run_id = ? and c.status = 'pending'"
              + (numbered ? NUMBERED : "")
              + " order by c.chunk_no limit 1 for update skip locked")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, run.value());
        try (ResultSet row = query.executeQuery()) {
          return row.next()
              ? Optional.of(new Chunk(row.getInt(1), (UUID[]) row.getArray(2).getArray()))
              : Optional.empty();
        }
      }
    });
  }

  /** Records what became of a chunk, in the transaction of its invoices. */
  static void done(Tx tx, BillingRunId run, Chunk chunk, Billed billed) {
    tx.jdbc(connection -> end(connection, tx, run, chunk, billed));
  }

  private static int end(Connection connection, Tx tx, BillingRunId run, Chunk chunk, Billed billed)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "update billing_run_chunk set status = 'done', attempts = attempts + 1,"
            + " finished_at = ? where tenant_id = ? and run_id = ? and chunk_no = ?")) {
      update.setTimestamp(1, java.sql.Timestamp.from(tx.systemNow()));
      update.setObject(2, tx.tenant().value());
      update.setObject(3, run.value());
      update.setInt(4, chunk.number());
      update.executeUpdate();
    }
    try (PreparedStatement update = connection.prepareStatement("""
                  update billing_run set chunks_done = chunks_done + 1,
                    subscriptions_scanned = subscriptions_scanned + ?,
                    subscriptions_billed = subscriptions_billed + ?,
                    invoices_created = invoices_created + ?, lines_created = lines_created + ?,
                    credit_notes_created = credit_notes_created + ?, skipped = skipped + ?,
                    updated_at = now(), version = version + 1
                  where tenant_id = ? and id = ?
                  """)) {
      update.setInt(1, billed.scanned());
      update.setInt(2, billed.billed());
      update.setInt(3, billed.invoices());
      update.setInt(4, billed.lines());
      update.setInt(5, billed.creditNotes());
      update.setInt(6, billed.skipped());
      update.setObject(7, tx.tenant().value());
      update.setObject(8, run.value());
      return update.executeUpdate();
    }
  }

  /** What a chunk brought. */
  record Billed(int scanned, int billed, int invoices, int lines, int creditNotes, int skipped) {
    static final Billed SKIPPED = new Billed(0, 0, 0, 0, 0, 1);
  }

  /**
   * A chunk whose transaction failed is cut in two, so that what is wrong with one account keeps no
   * other from its bill; an account that fails alone is left out with the reason.
   */
  static void failed(Tx tx, BillingRunId run, Chunk chunk, String error) {
    String reason = error.length() > 1000 ? error.substring(0, 1000) : error;
    tx.jdbc(connection -> {
      if (!isPending(connection, tx, run, chunk)) {
        return 0;
      }
      RunNumbers.release(tx, run, chunk.number());
      if (chunk.accounts().length == 1) {
        leaveOut(connection, tx, run, chunk.accounts()[0], reason);
        return end(connection, tx, run, chunk, Billed.SKIPPED);
      }
      int half = chunk.accounts().length / 2;
      UUID[] first = Arrays.copyOfRange(chunk.accounts(), 0, half);
      UUID[] rest = Arrays.copyOfRange(chunk.accounts(), half, chunk.accounts().length);
      try (PreparedStatement update = connection.prepareStatement(
          "update billing_run_chunk set attempts = attempts + 1, error = ?, account_ids = ?"
              + " where tenant_id = ? and run_id = ? and chunk_no = ?")) {
        update.setString(1, reason);
        update.setArray(2, connection.createArrayOf("uuid", first));
        update.setObject(3, tx.tenant().value());
        update.setObject(4, run.value());
        update.setInt(5, chunk.number());
        update.executeUpdate();
      }
      return add(connection, tx, run, rest);
    });
  }

  /** One more chunk of a run, of these accounts; other chunks added meanwhile wait for it. */
  static int add(Connection connection, Tx tx, BillingRunId run, UUID[] accounts)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "update billing_run set chunks_planned = chunks_planned + 1, updated_at = now(),"
            + " version = version + 1 where tenant_id = ? and id = ?")) {
      update.setObject(1, tx.tenant().value());
      update.setObject(2, run.value());
      update.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into billing_run_chunk (tenant_id, run_id, chunk_no, account_ids)"
            + " select ?, ?, coalesce(max(chunk_no), 0) + 1, ? from billing_run_chunk"
            + " where tenant_id = ? and run_id = ?")) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, run.value());
      insert.setArray(3, connection.createArrayOf("uuid", accounts));
      insert.setObject(4, tx.tenant().value());
      insert.setObject(5, run.value());
      return insert.executeUpdate();
    }
  }

  /** Locks the chunk; false when somebody else has billed it. */
  private static boolean isPending(Connection connection, Tx tx, BillingRunId run, Chunk chunk)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select status from billing_run_chunk where tenant_id = ? and run_id = ? and chunk_no = ?"
            + " and account_ids = ? for update")) {
      query.setObject(1, tx.tenant().value());
      query.setObject(2, run.value());
      query.setInt(3, chunk.number());
      query.setArray(4, connection.createArrayOf("uuid", chunk.accounts()));
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getString(1).equals("pending");
      }
    }
  }

  private static void leaveOut(
      Connection connection, Tx tx, BillingRunId run, UUID account, String reason)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into billing_run_skip (tenant_id, run_id, account_id, reason)"
            + " values (?, ?, ?, ?)")) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, run.value());
      insert.setObject(3, account);
      insert.setString(4, reason);
      insert.executeUpdate();
    }
  }

  /** Ends the run if no chunk is left, and says whether it has ended. */
  static boolean finish(Tx tx, BillingRunId run) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement("""
                  update billing_run r set finished_at = ?, updated_at = now(),
                    version = version + 1,
                    status = case when c.error is null then 'success' else 'failed' end,
                    error = c.error
                  from (select count(*) filter (where status = 'pending') as pending,
                      min(error) filter (where status = 'failed') as error
                    from billing_run_chunk where tenant_id = ? and run_id = ?) c
                  where r.tenant_id = ? and r.id = ? and r.status = 'running' and c.pending = 0
                  """)) {
        update.setTimestamp(1, java.sql.Timestamp.from(tx.now()));
        update.setObject(2, tx.tenant().value());
        update.setObject(3, run.value());
        update.setObject(4, tx.tenant().value());
        update.setObject(5, run.value());
        return update.executeUpdate() == 1;
      }
    });
  }

  private static void refuseBackdated(Tx tx, LocalDate date) {
    LocalDate latest = tx.session()
        .createSelectionQuery("select max(e.date) from BillingRun e", LocalDate.class)
        .getSingleResultOrNull();
    if (latest != null && date.isBefore(latest)) {
      throw Problem.conflict(
          "billing_run_backdated",
          "the last run billed up to " + latest + "; a run for " + date + " must be asked for as"
              + " backdated");
    }
  }

  /** Whoever else plans a run of this tenant waits here until the transaction ends. */
  static boolean onlyPlanner(Connection connection, Tx tx) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(
        "select pg_advisory_xact_lock(hashtextextended('dotmac-billing-run' || ?, 0))")) {
      lock.setString(1, tx.tenant().toString());
      return lock.execute();
    }
  }

  private static int create(
      Connection connection, Tx tx, BillingRunId id, LocalDate date, int accountsPerChunk)
      throws SQLException {
    UUID tenant = tx.tenant().value();
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into billing_run (tenant_id, id, run_date, status, requested_by, started_at)"
            + " values (?, ?, ?, 'running', ?, ?)")) {
      insert.setObject(1, tenant);
      insert.setObject(2, id.value());
      insert.setObject(3, date);
      insert.setString(4, tx.actor().name());
      insert.setTimestamp(5, java.sql.Timestamp.from(tx.now()));
      insert.executeUpdate();
    }
    // Whatever the planner believes, it must not look through all rows once for each.
    try (PreparedStatement set = connection.prepareStatement("set local enable_nestloop = off")) {
      set.execute();
    }
    try (PreparedStatement insert = connection.prepareStatement(ACCOUNTS)) {
      insert.setObject(1, tenant);
      insert.setObject(2, date);
      insert.setObject(3, tenant);
      insert.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(CHUNKS)) {
      insert.setObject(1, id.value());
      insert.setInt(2, accountsPerChunk);
      insert.setObject(3, tenant);
      insert.setObject(4, tenant);
      insert.setObject(5, date);
      insert.executeUpdate();
    }
    try (PreparedStatement update = connection.prepareStatement("""
            update billing_run r set chunks_planned = c.chunks, accounts_planned = c.accounts
            from (select count(*) as chunks, coalesce(sum(cardinality(account_ids)), 0) as accounts
              from billing_run_chunk where tenant_id = ? and run_id = ?) c
            where r.tenant_id = ? and r.id = ?
            """)) {
      update.setObject(1, tenant);
      update.setObject(2, id.value());
      update.setObject(3, tenant);
      update.setObject(4, id.value());
      return update.executeUpdate();
    }
  }
}
