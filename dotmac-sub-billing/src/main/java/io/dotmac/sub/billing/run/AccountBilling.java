package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.bulk.BulkInsert;
import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.run.timeline.UsageReader;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bills some accounts in one transaction: as a chunk of a run, or outside of any. */
final class AccountBilling {
  private AccountBilling() {}

  /** A chunk of a run. */
  record Place(BillingRunId run, int chunk) {}

  /**
   * Writes what these accounts owe by that day and moves their next dates.
   *
   * @param place absent when a payment opened a service
   */
  static RunPlan.Billed bill(
      Tx tx, RunRules rules, @Nullable Place place, UUID[] accounts, LocalDate date) {
    ChunkWriter writer = new ChunkWriter(tx, place, date, rules.numbers());
    List<DueAccount.NextDate> dates = new ArrayList<>();
    BulkInsert skips =
        new BulkInsert("billing_run_skip", "run_id uuid", "account_id uuid", "reason text");
    int scanned = 0;
    List<DueAccount> due = DueAccounts.read(tx, accounts, date, rules.taxes(), true);
    PrepaidPeriods prepaid = PrepaidPeriods.of(tx, due);
    for (DueAccount account : due) {
      scanned += account.snapshot().subscriptions().size();
      DueAccount.Result result = account.bill(date, prepaid);
      Bill bill = result.bill();
      if (bill != null) {
        writer.add(account, bill);
        dates.addAll(result.deferred() ? List.of() : prepaid.moved(account.nextDates(bill)));
      } else if (place != null) {
        skips.row(place.run().value(), account.facts().id(), result.problem());
      }
    }
    writer.write();
    NextDates.write(tx, dates);
    if (place != null && writer.chargesUse()) {
      UsageReader.post(tx, place.run().value(), accounts);
    }
    skips.execute(tx);
    rules
        .settlement()
        .collect(
            tx,
            writer.consumptions(),
            Arrays.stream(accounts).map(AccountId::new).toList());
    prepaid.enforce(tx);
    return new RunPlan.Billed(
        scanned,
        writer.billedServices(),
        writer.invoiceCount(),
        writer.lineCount(),
        writer.creditNoteCount(),
        skips.size());
  }
}
