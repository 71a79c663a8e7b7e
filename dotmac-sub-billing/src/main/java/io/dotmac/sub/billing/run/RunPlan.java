package io.dotmac.sub.billing.run;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
      from subscriber s where s.tenant_id = ?
        and s.id in (select account_id from subscription
          where tenant_id = ? and next_bill_on <= ?)
        and not exists (select from billing_account a where a.tenant_id = s.tenant_id
          and a.id = s.id)
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
    BillingRunId id = BillingRunId.next();
    tx.jdbc(connection -> create(connection, tx, id, date, accountsPerChunk));
    return id;
  }

  /** A chunk nobody works on, locked until the transaction ends. */
  static Optional<Chunk> claim(Tx tx, BillingRunId run) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(
          "select chunk_no, account_ids from billing_run_chunk where tenant_id = ?"
              + " and run_id = ? and status = 'pending' order by chunk_no limit 1"
              + " for update skip locked")) {
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
    tx.jdbc(connection -> {
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
    });
  }

  /** What a chunk brought. */
  record Billed(int scanned, int billed, int invoices, int lines, int creditNotes, int skipped) {}

  /** A chunk whose transaction failed: tried again, given up after the third time. */
  static void failed(Tx tx, BillingRunId run, String error) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement("""
                  update billing_run_chunk set attempts = attempts + 1, error = ?,
                    status = case when attempts >= 2 then 'failed' else 'pending' end
                  where tenant_id = ? and run_id = ? and chunk_no = (
                    select chunk_no from billing_run_chunk where tenant_id = ? and run_id = ?
                      and status = 'pending' order by chunk_no limit 1 for update skip locked)
                  """)) {
        update.setString(1, error.length() > 1000 ? error.substring(0, 1000) : error);
        update.setObject(2, tx.tenant().value());
        update.setObject(3, run.value());
        update.setObject(4, tx.tenant().value());
        update.setObject(5, run.value());
        return update.executeUpdate();
      }
    });
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

  private static boolean onlyPlanner(Connection connection, Tx tx) throws SQLException {
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
    try (PreparedStatement insert = connection.prepareStatement(ACCOUNTS)) {
      insert.setObject(1, tenant);
      insert.setObject(2, tenant);
      insert.setObject(3, date);
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
