package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.invoice.Settlement;
import io.dotmac.sub.billing.run.diff.Baseline;
import io.dotmac.sub.billing.run.diff.RunDiff;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Billing runs. A run is planned in chunks of accounts; each chunk is one transaction: its
 * invoices, ledger, events, next billing dates and its own state commit together. Whoever runs
 * again after a crash finds the chunks that are left. Several threads and nodes may work on a run.
 */
public final class BillingRuns {
  /** All runs; staff only. */
  public static final Listing<BillingRun> LISTING = Listing.of(BillingRun.class)
      .filter("status", "e.status = :status", text -> WireName.parse(BillingRunStatus.class, text))
      .filter("date", "e.date = :date", LocalDate::parse)
      .sort("date", "e.date")
      .sort("started_at", "e.startedAt");

  private static final Logger LOG = LoggerFactory.getLogger(BillingRuns.class);
  private static final int ACCOUNTS_PER_CHUNK = 500;
  private static final int MOST_DAYS_AHEAD = 40;
  private static final int THREADS =
      Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));

  /** By how many percent a charge moves before it is worth a look. */
  public static final int CHANGED_PERCENT = 20;

  private final Database db;
  private final RunRules rules;

  /** Runs whose invoices take what credit their accounts have by {@code settlement}. */
  public BillingRuns(Database db, Settlement settlement) {
    this(db, RunRules.standard(settlement));
  }

  /** Runs by those rules. */
  public BillingRuns(Database db, RunRules rules) {
    this.db = db;
    this.rules = rules;
  }

  /** Bills everything that is due on {@code date}, with some threads. */
  public BillingRun bill(Caller caller, LocalDate date) {
    return bill(caller, date, false, THREADS);
  }

  /**
   * Bills everything that is due on {@code date}. A run that was interrupted is finished first.
   *
   * @param backdated whether the date may lie before the last run's
   * @param threads how many chunks at a time
   */
  public BillingRun bill(Caller caller, LocalDate date, boolean backdated, int threads) {
    while (true) {
      BillingRunId id = start(caller, date, backdated);
      BillingRun run = work(caller, id, threads);
      if (run.date().equals(date) || run.status() == BillingRunStatus.RUNNING) {
        return run;
      }
      LOG.info("run {} for {} was left unfinished and is finished now", run.id(), run.date());
    }
  }

  /** Plans a run without working on it; the one that is going on if there is one. */
  public BillingRunId start(Caller caller, LocalDate date, boolean backdated) {
    return db.inTx(caller, tx -> {
      if (date.isAfter(tx.today().plusDays(MOST_DAYS_AHEAD))) {
        throw Problem.invalid(
            "/date",
            "range",
            "expected " + tx.today().plusDays(MOST_DAYS_AHEAD) + " or earlier, found " + date);
      }
      return RunPlan.plan(tx, date, backdated, ACCOUNTS_PER_CHUNK);
    });
  }

  /** Works on a run until no chunk is left that nobody works on. */
  public BillingRun work(Caller caller, BillingRunId id, int threads) {
    BillingRun run = db.inTx(caller, tx -> tx.require(BillingRun.class, id));
    boolean shared = threads > 1 && run.chunksPlanned() > 1;
    ChunkBiller biller = new ChunkBiller(db, rules, caller, run, shared);
    Workers.run(shared ? threads : 1, biller::step);
    return db.inTx(caller, tx -> {
      if (RunPlan.finish(tx, id)) {
        RunNumbers.giveBack(tx);
      }
      return tx.require(BillingRun.class, id);
    });
  }

  /** What a run would do on that day, by the same calculation. */
  public RunPreview preview(Caller caller, LocalDate date) {
    return preview(caller, date, CHANGED_PERCENT);
  }

  /**
   * What a run would do on that day, and how that differs from what was charged a month before.
   *
   * @param percent a charge that moved by more than that counts as changed
   */
  public RunPreview preview(Caller caller, LocalDate date, int percent) {
    return new Previewer(db, caller, date, percent, rules.taxes()).preview(THREADS);
  }

  /** How a run differs from what was charged a month before it. */
  public RunDiff diff(Tx tx, BillingRunId id, int percent) {
    BillingRun run = tx.require(BillingRun.class, id);
    return Baseline.of(tx, run.date()).compare(tx, id.value(), percent);
  }

  /**
   * Bills the accounts that a run left out once more, now that what was wrong with them is put
   * right. Does nothing when it left out none.
   */
  public BillingRun retry(Caller caller, BillingRunId id, int threads) {
    boolean open = db.inTx(caller, tx -> RunRepairs.reopen(tx, id, ACCOUNTS_PER_CHUNK));
    return open
        ? work(caller, id, threads)
        : db.inTx(caller, tx -> tx.require(BillingRun.class, id));
  }

  /**
   * Takes a run back: each of its invoices and credit notes is voided by a reversal, what was paid
   * becomes credit, what a credit note covered is due again, and the next run looks at all those
   * days again. Where later documents stand on them, the problem names those that stay. One that
   * was interrupted goes on; a second time does nothing.
   */
  public BillingRun voidRun(Caller caller, BillingRunId id, String reason) {
    RunRepairs.voidAll(db, rules.settlement(), caller, id, reason);
    return db.inTx(caller, tx -> tx.require(BillingRun.class, id));
  }
}
