package io.dotmac.sub.server.cli;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.billing.run.BillingRunStatus;
import io.dotmac.sub.billing.run.RunPreview;
import io.dotmac.sub.billing.run.diff.RunChange;
import io.dotmac.sub.billing.run.diff.RunDiff;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Bills everything that is due up to a date. */
@Command(
    name = "bill",
    description = "Bill everything that is due on a date; running it again bills nothing twice.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: dotmac-sub bill --data demo-data --tenant lagoon --date 2026-12-01 --dry-run"
    })
final class BillCommand implements Callable<Integer> {
  private static final int ITEMS = 20;

  @Mixin
  private InstallationOptions where;

  @Spec
  private CommandSpec spec;

  @Option(names = "--tenant", description = "The tenant's code; needed when there are several.")
  private @Nullable String tenant;

  @Option(names = "--date", required = true, description = "The day to bill for.")
  private LocalDate date;

  @Option(names = "--dry-run", description = "Say what would be billed and write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    try (Installation installation = where.open()) {
      Tenant of = InstallationOptions.tenant(installation, tenant);
      Caller caller = Caller.system(of.id(), "bill");
      BillingEngine billing = new BillingEngine(installation.db());
      return dryRun
          ? preview(billing.runs().preview(caller, date))
          : report(billing.runs().bill(caller, date));
    }
  }

  private int preview(RunPreview preview) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(preview.accounts() + " accounts: " + preview.invoices() + " invoices with "
        + preview.lines() + " lines would be made");
    preview
        .totals()
        .forEach((currency, totals) ->
            out.println("  " + currency + " " + totals.charged().amount() + " charged, "
                + totals.givenBack().amount() + " given back"));
    if (preview.closed() > 0) {
      out.println(
          preview.closed() + " prepaid services stay closed: credit does not pay their period");
    }
    diff(preview.diff(), out);
    preview.problems().forEach((account, why) -> out.println("  account " + account + ": " + why));
    out.println("Nothing was written.");
    return preview.leftOut() == 0 ? ExitCode.OK : ExitCode.PROBLEMS;
  }

  private static void diff(RunDiff diff, PrintWriter out) {
    out.println("Beside what was charged after " + diff.after() + " up to " + diff.until() + ": "
        + diff.count(RunChange.NEW) + " new, " + diff.count(RunChange.MISSING) + " missing, "
        + diff.count(RunChange.CHANGED) + " changed by more than " + diff.percent() + " %, "
        + diff.count(RunChange.ZERO) + " over nothing, " + diff.count(RunChange.NEGATIVE)
        + " negative, " + diff.unchanged() + " unchanged");
    diff.items().stream()
        .limit(ITEMS)
        .forEach(item -> out.println("  " + item.accountNumber() + " "
            + WireName.of(item.change()) + ": " + amount(item.before()) + " -> "
            + amount(item.now())));
  }

  private static String amount(@Nullable Money money) {
    return money == null ? "-" : money.toString();
  }

  private int report(BillingRun run) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Billed " + run.subscriptionsBilled() + " of " + run.subscriptionsScanned()
        + " services: " + run.invoicesCreated() + " new invoices with " + run.linesCreated()
        + " lines, " + run.creditNotesCreated() + " credit notes, " + run.skipped()
        + " skipped");
    run.error().ifPresent(error -> spec.commandLine().getErr().println(error));
    if (run.status() != BillingRunStatus.SUCCESS) {
      return ExitCode.FAILED;
    }
    return run.skipped() == 0 ? ExitCode.OK : ExitCode.PARTLY;
  }
}
