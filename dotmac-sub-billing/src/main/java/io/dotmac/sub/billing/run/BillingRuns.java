package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.bulk.BulkInsert;
import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.Draft;
import io.dotmac.sub.billing.invoice.Settlement;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
  private static final int ACCOUNTS_PER_CHUNK = 250;
  private static final int MOST_DAYS_AHEAD = 40;
  private static final int SAMPLES = 50;
  private static final int PROBLEMS = 100;

  private final Database db;
  private final Settlement settlement;

  /** Runs whose invoices take what credit their accounts have by {@code settlement}. */
  public BillingRuns(Database db, Settlement settlement) {
    this.db = db;
    this.settlement = settlement;
  }

  /** Bills everything that is due on {@code date} with one thread. */
  public BillingRun bill(Caller caller, LocalDate date) {
    return bill(caller, date, false, 1);
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
    LocalDate date = db.inTx(caller, tx -> tx.require(BillingRun.class, id).date());
    Workers.run(threads, () -> step(caller, id, date));
    return db.inTx(caller, tx -> {
      RunPlan.finish(tx, id);
      return tx.require(BillingRun.class, id);
    });
  }

  /** What a run would do on that day, by the same calculation. */
  public RunPreview preview(Caller caller, LocalDate date) {
    Preview preview = new Preview(date);
    UUID after = new UUID(0, 0);
    while (true) {
      UUID from = after;
      List<UUID> accounts = db.inTx(caller, tx -> dueAccounts(tx, date, from));
      if (accounts.isEmpty()) {
        return preview.result();
      }
      db.run(caller, tx -> {
        for (DueAccount account : read(tx, accounts, date)) {
          preview.add(account.bill(date));
        }
      });
      after = accounts.get(accounts.size() - 1);
    }
  }

  private static List<DueAccount> read(Tx tx, List<UUID> accounts, LocalDate date) {
    return DueAccounts.read(tx, accounts.toArray(UUID[]::new), date, false);
  }

  /** One chunk; false when none is left. */
  private boolean step(Caller caller, BillingRunId id, LocalDate date) {
    try {
      return db.inTx(caller, tx -> chunk(tx, id, date));
    } catch (ProblemException | org.hibernate.HibernateException | IllegalStateException e) {
      LOG.warn("a chunk of run {} failed and will be tried again", id, e);
      db.run(caller, tx -> RunPlan.failed(tx, id, String.valueOf(e.getMessage())));
      return true;
    }
  }

  private boolean chunk(Tx tx, BillingRunId id, LocalDate date) {
    Optional<RunPlan.Chunk> claimed = RunPlan.claim(tx, id);
    if (claimed.isEmpty()) {
      return false;
    }
    RunPlan.Chunk chunk = claimed.get();
    ChunkWriter writer = new ChunkWriter(tx, id, date);
    List<DueAccount.NextDate> dates = new ArrayList<>();
    BulkInsert skips =
        new BulkInsert("billing_run_skip", "run_id uuid", "account_id uuid", "reason text");
    List<DueAccount> due = DueAccounts.read(tx, chunk.accounts(), date, true);
    int scanned = 0;
    for (DueAccount account : due) {
      scanned += account.snapshot().subscriptions().size();
      DueAccount.Result result = account.bill(date);
      Bill bill = result.bill();
      if (bill == null) {
        skips.row(id.value(), account.facts().id(), result.problem());
      } else {
        writer.add(account, bill);
        dates.addAll(account.nextDates(bill));
      }
    }
    writer.write();
    NextDates.write(tx, dates);
    skips.execute(tx);
    settlement.applyCredit(
        tx, Arrays.stream(chunk.accounts()).map(AccountId::new).toList());
    RunPlan.done(
        tx,
        id,
        chunk,
        new RunPlan.Billed(
            scanned,
            writer.billedServices(),
            writer.invoiceCount(),
            writer.lineCount(),
            writer.creditNoteCount(),
            skips.size()));
    return true;
  }

  private static List<UUID> dueAccounts(Tx tx, LocalDate date, UUID after) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement("""
                  select distinct s.account_id from subscription s
                  left join billing_account a
                    on a.tenant_id = s.tenant_id and a.id = s.account_id
                  left join subscriber b on b.tenant_id = s.tenant_id
                    and b.id = coalesce(a.subscriber_id, s.account_id)
                  where s.tenant_id = ? and s.next_bill_on <= ? and s.account_id > ?
                    and coalesce(a.billing_enabled and a.is_active, true)
                    and coalesce(b.billing_enabled, true)
                  order by 1 limit ?
                  """)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, date);
        query.setObject(3, after);
        query.setInt(4, ACCOUNTS_PER_CHUNK);
        return ids(query);
      }
    });
  }

  private static List<UUID> ids(PreparedStatement query) throws java.sql.SQLException {
    try (ResultSet row = query.executeQuery()) {
      List<UUID> ids = new ArrayList<>();
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
      return ids;
    }
  }

  /** Adds up what a run would do. */
  private static final class Preview {
    private final LocalDate date;
    private final Map<String, RunPreview.Totals> totals = new LinkedHashMap<>();
    private final List<RunPreview.Sample> samples = new ArrayList<>();
    private final Map<UUID, String> problems = new LinkedHashMap<>();
    private int accounts;
    private int invoices;
    private int creditNotes;
    private int lines;

    Preview(LocalDate date) {
      this.date = date;
    }

    void add(DueAccount.Result result) {
      DueAccount.Facts facts = result.account().facts();
      accounts++;
      Bill bill = result.bill();
      if (bill == null) {
        if (problems.size() < PROBLEMS) {
          problems.put(facts.id(), String.valueOf(result.problem()));
        }
        return;
      }
      for (Draft draft : bill.drafts()) {
        Money total = draft.totals().total();
        Money zero = Money.zero(draft.currency());
        totals.putIfAbsent(total.currencyCode(), new RunPreview.Totals(zero, zero));
        totals.computeIfPresent(total.currencyCode(), (code, sum) -> sum.plus(total));
        invoices += draft.credit() ? 0 : 1;
        creditNotes += draft.credit() ? 1 : 0;
        lines += draft.lines().size();
        if (samples.size() < SAMPLES) {
          samples.add(new RunPreview.Sample(
              facts.id(), facts.number(), draft.credit(), total, draft.lines().size()));
        }
      }
    }

    RunPreview result() {
      return new RunPreview(
          date, accounts, invoices, creditNotes, lines, totals, samples, problems);
    }
  }
}
