package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.credit.CreditNotes;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.billing.invoice.Settlement;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.hibernate.HibernateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about a run afterwards: what failed is tried again, or all is taken back. */
final class RunRepairs {
  private static final Logger LOG = LoggerFactory.getLogger(RunRepairs.class);
  private static final int DOCUMENTS_AT_ONCE = 50;

  private RunRepairs() {}

  /**
   * Opens a run again with the accounts it left out; false when there are none. A run that is
   * going on is left alone.
   */
  static boolean reopen(Tx tx, BillingRunId id, int accountsPerChunk) {
    tx.jdbc(connection -> RunPlan.onlyPlanner(connection, tx));
    BillingRun run = tx.require(BillingRun.class, id);
    if (run.status() == BillingRunStatus.RUNNING) {
      return true;
    }
    if (run.voidBeganAt().isPresent()) {
      throw Problem.conflict("billing_run_void", "run " + id + " was voided: start a new one");
    }
    Optional<BillingRun> other = RunPlan.running(tx);
    if (other.isPresent()) {
      throw Problem.conflict(
          "billing_run_running", "run " + other.get().id() + " is going on: try again after it");
    }
    UUID[] accounts = tx.jdbc(connection -> leftOut(connection, tx, id));
    boolean opened = tx.jdbc(connection -> open(connection, tx, id, accounts.length));
    for (int from = 0; from < accounts.length; from += accountsPerChunk) {
      UUID[] some =
          Arrays.copyOfRange(accounts, from, Math.min(accounts.length, from + accountsPerChunk));
      tx.jdbc(connection -> RunPlan.add(connection, tx, id, some));
    }
    return opened;
  }

  /**
   * Voids the invoices and then the credit notes of a run, some a transaction; whoever asks again
   * goes on. An invoice over nothing stands: there is nothing to take back.
   */
  static void voidAll(
      Database db, Settlement settlement, Caller caller, BillingRunId id, String reason) {
    boolean done = db.inTx(caller, tx -> begin(tx, id, reason));
    if (done) {
      return;
    }
    Voiding voiding = new Voiding(db, caller, id, new ArrayList<>(), new AtomicInteger());
    // What a credit note gave back may have been charged anew by an invoice of the same run.
    voiding.all("invoice", (tx, each) -> voidOne(tx, settlement, each, reason));
    voiding.all(
        "credit_note",
        (tx, each) -> new CreditNotes(settlement).voidWithRun(tx, new CreditNoteId(each), reason));
    if (voiding.staying().get() > 0) {
      throw Problem.conflict(
          "billing_run_void_incomplete",
          voiding.staying() + " documents of run " + id + " stay: "
              + String.join("; ", voiding.reasons()));
    }
    db.run(caller, tx -> end(tx, id));
  }

  /** Takes documents of a run back, as many as possible, and notes why others stay. */
  private record Voiding(
      Database db, Caller caller, BillingRunId run, List<String> reasons, AtomicInteger staying) {
    private static final int MOST_REASONS = 20;

    void all(String table, BiConsumer<Tx, UUID> take) {
      UUID after = new UUID(0, 0);
      while (true) {
        UUID from = after;
        List<UUID> some = db.inTx(caller, tx -> standing(tx, table, run, from));
        if (some.isEmpty()) {
          return;
        }
        try {
          db.run(caller, tx -> some.forEach(each -> take.accept(tx, each)));
        } catch (ProblemException | HibernateException | IllegalStateException e) {
          LOG.info("documents of run {} are voided one by one: {}", run, e.getMessage());
          some.forEach(each -> one(each, take));
        }
        after = some.get(some.size() - 1);
      }
    }

    private void one(UUID document, BiConsumer<Tx, UUID> take) {
      try {
        db.run(caller, tx -> take.accept(tx, document));
      } catch (ProblemException | HibernateException | IllegalStateException e) {
        staying.incrementAndGet();
        if (reasons.size() < MOST_REASONS) {
          reasons.add(String.valueOf(e.getMessage()));
        }
      }
    }
  }

  /** An invoice that was paid gives the money back first, as credit of its account. */
  private static void voidOne(Tx tx, Settlement settlement, UUID id, String reason) {
    Invoice invoice = tx.require(Invoice.class, new InvoiceId(id));
    BillingAccounts.lock(tx, invoice.account());
    tx.session().refresh(invoice);
    if (invoice.status() == InvoiceStatus.PAID) {
      settlement.release(tx, invoice);
    }
    new Invoices(settlement).voidInvoice(tx, invoice.id(), reason, true);
  }

  /** True when it was voided before. */
  private static boolean begin(Tx tx, BillingRunId id, String reason) {
    tx.jdbc(connection -> RunPlan.onlyPlanner(connection, tx));
    BillingRun run = tx.require(BillingRun.class, id);
    if (run.status() == BillingRunStatus.RUNNING) {
      throw Problem.conflict(
          "billing_run_running", "run " + id + " is going on: let it end before it is voided");
    }
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement("""
                  update billing_run set void_began_at = coalesce(void_began_at, ?),
                    void_reason = coalesce(void_reason, ?), updated_at = now(),
                    version = version + 1
                  where tenant_id = ? and id = ? and voided_at is null
                  """)) {
        update.setTimestamp(1, java.sql.Timestamp.from(tx.now()));
        update.setString(2, reason);
        update.setObject(3, tx.tenant().value());
        update.setObject(4, id.value());
        return update.executeUpdate() == 0;
      }
    });
  }

  private static void end(Tx tx, BillingRunId id) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(
          "update billing_run set voided_at = ?, updated_at = now(), version = version + 1"
              + " where tenant_id = ? and id = ? and voided_at is null")) {
        update.setTimestamp(1, java.sql.Timestamp.from(tx.now()));
        update.setObject(2, tx.tenant().value());
        update.setObject(3, id.value());
        return update.executeUpdate();
      }
    });
  }

  private static List<UUID> standing(Tx tx, String table, BillingRunId id, UUID after) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement("select id from " + table
          + " where tenant_id = ? and billing_run_id = ? and status <> 'void'"
          + " and total_minor > 0 and id > ? order by id limit " + DOCUMENTS_AT_ONCE)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, id.value());
        query.setObject(3, after);
        return ids(query);
      }
    });
  }

  private static UUID[] leftOut(Connection connection, Tx tx, BillingRunId id) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("""
            with gone as (
              delete from billing_run_skip where tenant_id = ? and run_id = ?
              returning account_id)
            select account_id from gone order by 1
            """)) {
      delete.setObject(1, tx.tenant().value());
      delete.setObject(2, id.value());
      return ids(delete).toArray(UUID[]::new);
    }
  }

  /** Chunks that were given up wait again; the run goes on if anything waits. */
  private static boolean open(Connection connection, Tx tx, BillingRunId id, int accounts)
      throws SQLException {
    int chunks;
    try (PreparedStatement update =
        connection.prepareStatement("update billing_run_chunk set status = 'pending', error = null"
            + " where tenant_id = ? and run_id = ? and status = 'failed'")) {
      update.setObject(1, tx.tenant().value());
      update.setObject(2, id.value());
      chunks = update.executeUpdate();
    }
    if (chunks + accounts == 0) {
      return false;
    }
    try (PreparedStatement update = connection.prepareStatement(
        "update billing_run set status = 'running', finished_at = null, error = null,"
            + " skipped = greatest(skipped - ?, 0), updated_at = now(), version = version + 1"
            + " where tenant_id = ? and id = ?")) {
      update.setInt(1, accounts);
      update.setObject(2, tx.tenant().value());
      update.setObject(3, id.value());
      return update.executeUpdate() == 1;
    }
  }

  private static List<UUID> ids(PreparedStatement query) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
    }
    return ids;
  }
}
