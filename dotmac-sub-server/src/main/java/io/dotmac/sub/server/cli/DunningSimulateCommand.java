package io.dotmac.sub.server.cli;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.dunning.DunningSimulations;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.billing.dunning.version.PolicyVersionId;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays a dunning policy over some days. */
@Command(
    name = "simulate",
    description = "Say who a policy would touch between two days; nothing is changed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: dotmac-sub dunning simulate --data demo-data --from 2026-08-01 --to 2026-10-31",
      "Without a version and a draft, each account goes by the rules it has."
    })
final class DunningSimulateCommand implements Callable<Integer> {
  @Mixin
  private InstallationOptions where;

  @Spec
  private CommandSpec spec;

  @Option(names = "--tenant", description = "The tenant's code; needed when there are several.")
  private @Nullable String tenant;

  @Option(names = "--from", required = true, description = "The first day.")
  private LocalDate from;

  @Option(names = "--to", required = true, description = "The last day.")
  private LocalDate to;

  @Option(names = "--policy-version", description = "The id of a version of a policy.")
  private @Nullable String version;

  @Option(names = "--draft", description = "A file with a policy as JSON.")
  private @Nullable Path draft;

  @Option(names = "--limit", defaultValue = "20", description = "How many steps to list.")
  private int limit;

  @Override
  public Integer call() throws IOException {
    PolicyDocument document = draft == null ? null : PolicyDocument.parse(Files.readString(draft));
    try (Installation installation = where.open()) {
      Tenant of = InstallationOptions.tenant(installation, tenant);
      DunningSimulations.Result result = new BillingEngine(installation.db())
          .dunningSimulations()
          .simulate(
              Caller.system(of.id(), "dunning"),
              new DunningSimulations.Request(
                  version == null ? null : PolicyVersionId.parse(version),
                  document,
                  from,
                  to,
                  limit));
      print(spec.commandLine().getOut(), result);
      return ExitCode.OK;
    }
  }

  private static void print(PrintWriter out, DunningSimulations.Result result) {
    for (DunningSimulations.Named named : result.touches()) {
      out.println(named.touch().on() + " " + named.accountNumber() + ": "
          + WireName.of(named.touch().action()) + " (day " + named.touch().day() + "), "
          + named.touch().overdue() + " overdue, " + named.touch().paid() + " paid after it");
    }
    for (DunningSimulations.Rung rung : result.steps()) {
      out.println("day " + rung.day() + " " + WireName.of(rung.action()) + ": " + rung.count()
          + " times, " + rung.overdue() + " overdue, " + rung.fees() + " late fees, "
          + rung.paid() + " paid after it");
    }
    out.println(result.touched() + " of " + result.accounts()
        + " accounts would be touched. Nothing was changed.");
  }
}
