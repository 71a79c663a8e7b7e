package io.dotmac.sub.server.cli;

import io.dotmac.sub.billing.journal.JournalExport;
import io.dotmac.sub.billing.journal.JournalFormat;
import io.dotmac.sub.billing.journal.JournalRange;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what other programs read. */
@Command(
    name = "export",
    description = "Write the books for other programs.",
    mixinStandardHelpOptions = true,
    subcommands = ExportCommand.Journal.class)
final class ExportCommand extends GroupCommand {
  @Command(
      name = "journal",
      description = "Write the ledger as a journal to standard output.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: dotmac-sub export journal --data demo-data --tenant lagoon > books.journal"
      })
  static final class Journal implements Callable<Integer> {
    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tenant", description = "The tenant's code; needed when there are several.")
    private @Nullable String tenant;

    @Option(
        names = "--format",
        defaultValue = "hledger",
        description = "hledger, beancount or csv; ${DEFAULT-VALUE} by default.")
    private JournalFormat format;

    @Option(names = "--from", description = "The first day.")
    private @Nullable LocalDate from;

    @Option(names = "--to", description = "The last day, included.")
    private @Nullable LocalDate to;

    @Override
    public Integer call() throws IOException {
      try (Installation installation = where.open()) {
        Tenant of = InstallationOptions.tenant(installation, tenant);
        PrintWriter out = spec.commandLine().getOut();
        JournalExport.begin(
                installation.db(), Caller.system(of.id(), "export"), new JournalRange(from, to))
            .write(format, out);
        out.flush();
        return out.checkError() ? ExitCode.FAILED : ExitCode.OK;
      }
    }
  }
}
