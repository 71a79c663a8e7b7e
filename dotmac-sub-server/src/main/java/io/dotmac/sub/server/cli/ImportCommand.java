package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.provisioning.order.Installations;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.imports.CredentialLogins;
import io.dotmac.sub.server.imports.CustomerImport;
import io.dotmac.sub.server.imports.ImportRunner;
import io.dotmac.sub.server.imports.ImportRunner.Mode;
import io.dotmac.sub.server.imports.ImportSummary;
import io.dotmac.sub.server.imports.RowImport;
import io.dotmac.sub.server.imports.SubscriptionImport;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads customers and subscriptions from CSV files. */
@Command(
    name = "import",
    description = "Read customers or subscriptions from a CSV file.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Bad rows go to an error file, by row and column; good rows are kept. A row is known by its",
      "id, so a file can be read again.",
      "",
      "Example: dotmac-sub import customers customers.csv --data data --tenant lagoon --dry-run"
    })
final class ImportCommand implements Callable<Integer> {
  @Mixin
  private InstallationOptions where;

  @Spec
  private CommandSpec spec;

  /** What a file holds. */
  enum What {
    CUSTOMERS,
    SUBSCRIPTIONS
  }

  @Parameters(index = "0", paramLabel = "WHAT", description = "customers or subscriptions.")
  private What what;

  @Parameters(index = "1", paramLabel = "FILE.csv", description = "The file, with a header line.")
  private Path file;

  @Option(names = "--tenant", description = "The tenant's code; needed when there are several.")
  private @Nullable String tenant;

  @Option(names = "--dry-run", description = "Say what would happen and keep nothing.")
  private boolean dryRun;

  @Option(names = "--strict", description = "Keep nothing if any row is bad.")
  private boolean strict;

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description = "Where bad rows go; FILE.errors.csv unless named.")
  private @Nullable Path errors;

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(file)) {
      throw new StartFailure("no file " + file + " to read");
    }
    Path bad = errors == null ? Path.of(file + ".errors.csv") : errors;
    PrintWriter progress = spec.commandLine().getErr();
    try (Installation installation = where.open()) {
      Tenant of = InstallationOptions.tenant(installation, tenant);
      ImportSummary summary = new ImportRunner(installation.db())
          .run(Caller.system(of.id(), "import"), file, kind(installation), mode(), bad, rows -> {
            progress.print("\r" + rows + " rows");
            progress.flush();
          });
      progress.println();
      report(summary, bad);
      return exitCode(summary);
    }
  }

  private RowImport kind(Installation installation) {
    return what == What.CUSTOMERS
        ? new CustomerImport(new Subscribers())
        : new SubscriptionImport(
            Installations.subscriptions(),
            new CredentialLogins(new AccessCredentials(installation.secrets())));
  }

  private Mode mode() {
    if (dryRun) {
      return Mode.DRY_RUN;
    }
    return strict ? Mode.STRICT : Mode.KEEP_GOOD;
  }

  private void report(ImportSummary summary, Path bad) {
    PrintWriter out = spec.commandLine().getOut();
    String verb = summary.kept() ? "created" : "would be created";
    out.println(summary.rows() + " rows: " + summary.created() + " " + verb + ", "
        + summary.skipped() + " there already, " + summary.failed() + " bad");
    if (!summary.unread().isEmpty()) {
      out.println(
          "Not read, for their names are not known: " + String.join(", ", summary.unread()));
    }
    if (summary.failed() > 0) {
      out.println("The bad rows are in " + bad + ".");
    }
    if (!summary.kept()) {
      out.println("Nothing was kept.");
    }
  }

  private int exitCode(ImportSummary summary) {
    if (summary.failed() == 0) {
      return ExitCode.OK;
    }
    return summary.kept() ? ExitCode.PARTLY : ExitCode.PROBLEMS;
  }
}
