package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.Draft;
import io.dotmac.sub.billing.run.diff.Baseline;
import io.dotmac.sub.billing.run.diff.Comparison;
import io.dotmac.sub.billing.tax.TaxPolicy;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Statistics;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Bills as a run would, by the same calculation, and adds up instead of writing. */
final class Previewer {
  private static final int ACCOUNTS_AT_ONCE = 500;
  private static final int SAMPLES = 50;
  private static final int PROBLEMS = 100;
  private static final UUID[] END = {};

  private static final String DUE = """
      select distinct s.account_id from subscription s
      left join billing_account a on a.tenant_id = s.tenant_id and a.id = s.account_id
      left join subscriber b on b.tenant_id = s.tenant_id
        and b.id = coalesce(a.subscriber_id, s.account_id)
      where s.tenant_id = ? and s.next_bill_on <= ?
        and coalesce(a.billing_enabled and a.is_active, true)
        and coalesce(b.billing_enabled, true)
      order by 1
      """;

  private final Database db;
  private final Caller caller;
  private final LocalDate date;
  private final TaxPolicy taxes;
  private final Baseline baseline;
  private final Comparison comparison;
  private final Map<String, RunPreview.Totals> totals = new LinkedHashMap<>();
  private final List<RunPreview.Sample> samples = new ArrayList<>();
  private final Map<UUID, String> problems = new LinkedHashMap<>();
  private int accounts;
  private int invoices;
  private int creditNotes;
  private int lines;
  private int left;
  private int closed;

  Previewer(Database db, Caller caller, LocalDate date, int percent, TaxPolicy taxes) {
    this.taxes = taxes;
    this.db = db;
    this.caller = caller;
    this.date = date;
    this.baseline = db.inTx(caller, tx -> Baseline.of(tx, date));
    this.comparison = new Comparison(baseline.after(), baseline.until(), percent);
  }

  /** Reads with one thread which accounts are due, and bills with the others. */
  RunPreview preview(int threads) {
    BlockingQueue<UUID[]> queue = new ArrayBlockingQueue<>(threads * 2);
    Workers.feed(
        threads,
        () -> db.run(caller, tx -> due(tx, queue)),
        queue,
        END,
        ids -> db.run(caller, tx -> some(tx, ids)));
    db.run(caller, tx -> baseline.addNotDue(tx, date, comparison));
    return new RunPreview(
        date,
        accounts,
        invoices,
        creditNotes,
        lines,
        totals,
        samples,
        problems,
        left,
        closed,
        comparison.result());
  }

  private void due(Tx tx, BlockingQueue<UUID[]> queue) {
    tx.jdbc(connection -> {
      try (PreparedStatement set = connection.prepareStatement("set local enable_nestloop = off")) {
        set.execute();
      }
      try (PreparedStatement query = connection.prepareStatement(DUE)) {
        query.setFetchSize(ACCOUNTS_AT_ONCE);
        query.setObject(1, tx.tenant().value());
        query.setObject(2, date);
        try (ResultSet row = query.executeQuery()) {
          List<UUID> ids = new ArrayList<>();
          while (row.next()) {
            ids.add(row.getObject(1, UUID.class));
            if (ids.size() == ACCOUNTS_AT_ONCE) {
              Workers.put(queue, ids.toArray(UUID[]::new));
              ids.clear();
            }
          }
          if (!ids.isEmpty()) {
            Workers.put(queue, ids.toArray(UUID[]::new));
          }
        }
      }
      return 0;
    });
  }

  private void some(Tx tx, UUID[] ids) {
    Statistics.planForAnyTenant(tx);
    Map<UUID, Map<String, Money>> before = baseline.totals(tx, ids);
    List<DueAccount> due = DueAccounts.read(tx, ids, date, taxes, false);
    PrepaidPeriods prepaid = PrepaidPeriods.of(tx, due);
    List<DueAccount.Result> results =
        due.stream().map(account -> account.bill(date, prepaid)).toList();
    synchronized (this) {
      closed += prepaid.closedServices();
      for (DueAccount.Result result : results) {
        add(result, before.getOrDefault(result.account().facts().id(), Map.of()));
      }
    }
  }

  private void add(DueAccount.Result result, Map<String, Money> before) {
    DueAccount.Facts facts = result.account().facts();
    accounts++;
    Bill bill = result.bill();
    if (bill == null) {
      left++;
      if (problems.size() < PROBLEMS) {
        problems.put(facts.id(), String.valueOf(result.problem()));
      }
      return;
    }
    Map<String, Money> now = new HashMap<>();
    for (Draft draft : bill.drafts()) {
      Money total = draft.totals().total();
      Money zero = Money.zero(draft.currency());
      now.merge(total.currencyCode(), total, Money::plus);
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
    now.forEach(
        (code, total) -> comparison.add(facts.id(), facts.number(), before.get(code), total));
    before.forEach((code, total) -> {
      if (!now.containsKey(code)) {
        comparison.add(facts.id(), facts.number(), total, null);
      }
    });
  }
}
