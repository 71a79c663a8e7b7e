package io.dotmac.sub.server.cli;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.dunning.DunningPreview;
import io.dotmac.sub.billing.dunning.DunningRuns;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Walks overdue accounts up the ladder of their policy. */
@Command(
    name = "dunning",
    description = "Remind, throttle, suspend whoever is overdue.",
    mixinStandardHelpOptions = true,
    subcommands = {DunningCommand.Run.class, DunningSimulateCommand.class})
final class DunningCommand extends GroupCommand {
  @Command(
      name = "run",
      description = "Take the next step of every case that is due one.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: dotmac-sub dunning run --data demo-data --tenant lagoon --dry-run"})
  static final class Run implements Callable<Integer> {
    private static final int SHOWN = 100;

    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tenant", description = "The tenant's code; needed when there are several.")
    private @Nullable String tenant;

    @Option(names = "--dry-run", description = "Say what would be done and do nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
      try (Installation installation = where.open()) {
        Tenant of = InstallationOptions.tenant(installation, tenant);
        Caller caller = Caller.system(of.id(), "dunning");
        DunningRuns runs = new BillingEngine(installation.db()).dunningRuns();
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun) {
          LocalDate today = LocalDate.ofInstant(
              installation.db().clock().instant().plus(of.clockOffset()), of.zone());
          preview(out, runs.preview(caller, today, SHOWN));
        } else {
          DunningRuns.Result result = runs.run(caller);
          out.println(
              result.accounts() + " accounts looked at: " + result.opened() + " cases opened, "
                  + result.stepped() + " steps taken, " + result.resolved() + " resolved");
        }
        return ExitCode.OK;
      }
    }

    private static void preview(PrintWriter out, List<DunningPreview> previews) {
      for (DunningPreview one : previews) {
        out.println(one.accountNumber() + ": "
            + (one.action() == null ? "resolve" : WireName.of(one.action()))
            + (one.step() == 0 ? "" : " (step " + one.step() + ")"));
      }
      out.println(previews.size() + " accounts would be changed. Nothing was.");
    }
  }
}
