package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Statistics;
import io.dotmac.sub.core.tx.Tx;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bills the chunks of one run, each in one transaction. A database that is away is waited for; a
 * chunk that fails otherwise is cut until the account that fails is alone. May be used by several
 * threads.
 */
final class ChunkBiller {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkBiller.class);
  private static final int PATIENCE_SECONDS = 60;

  /** The tables that a run adds rows to. */
  private static final String[] FILLED = {
    "invoice",
    "invoice_line",
    "credit_note",
    "credit_note_line",
    "ledger_transaction",
    "ledger_entry",
    "billing_run_numbers"
  };

  private final Database db;
  private final RunRules rules;
  private final Caller caller;
  private final BillingRunId run;
  private final LocalDate date;
  /** Whether numbers are set apart for a chunk before it is billed. */
  private final boolean numbersAhead;

  private final AtomicInteger steps = new AtomicInteger();

  ChunkBiller(Database db, RunRules rules, Caller caller, BillingRun run, boolean numbersAhead) {
    this.db = db;
    this.rules = rules;
    this.caller = caller;
    this.run = run.id();
    this.date = run.date();
    this.numbersAhead = numbersAhead && rules.numbers() == NumberingPolicy.SERIES;
  }

  /** One chunk; false when none is left that nobody works on. */
  boolean step() {
    AtomicReference<RunPlan.@Nullable Chunk> claimed = new AtomicReference<>();
    for (int waited = 0; ; waited++) {
      try {
        boolean provided = numbersAhead && db.inTx(caller, tx -> RunNumbers.provide(tx, run));
        // Somebody else may have billed the chunk these numbers are for: there may be others.
        boolean billed = db.inTx(caller, tx -> bill(tx, claimed));
        refreshStatistics();
        return billed || provided;
      } catch (ProblemException | HibernateException | IllegalStateException e) {
        if (isAway(e) && waited < PATIENCE_SECONDS) {
          LOG.warn("run {} waits for the database: {}", run, e.toString());
          pause();
          continue;
        }
        RunPlan.Chunk chunk = claimed.get();
        if (chunk == null || isAway(e)) {
          throw e;
        }
        LOG.warn("chunk {} of run {} failed and is tried in parts", chunk.number(), run, e);
        db.run(caller, tx -> RunPlan.failed(tx, run, chunk, String.valueOf(e.getMessage())));
        return true;
      }
    }
  }

  /** After the first, second, fourth, eighth chunk and so on: as often as tables could double. */
  private void refreshStatistics() {
    if (Integer.bitCount(steps.incrementAndGet()) == 1) {
      db.run(caller, tx -> Statistics.refresh(tx, FILLED));
    }
  }

  private boolean bill(Tx tx, AtomicReference<RunPlan.@Nullable Chunk> claimed) {
    Statistics.planForAnyTenant(tx);
    Optional<RunPlan.Chunk> next = RunPlan.claim(tx, run, numbersAhead);
    if (next.isEmpty()) {
      return false;
    }
    RunPlan.Chunk chunk = next.get();
    claimed.set(chunk);
    AccountBilling.Place place = new AccountBilling.Place(run, chunk.number());
    RunPlan.done(tx, run, chunk, AccountBilling.bill(tx, rules, place, chunk.accounts(), date));
    return true;
  }

  /** Whether the server is down, starting, or out of connections; what was asked may be done. */
  private static boolean isAway(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
      }
    }
    return false;
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the database was away", e);
    }
  }
}
