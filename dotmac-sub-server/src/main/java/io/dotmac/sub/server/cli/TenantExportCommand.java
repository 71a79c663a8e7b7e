package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.register.TenantExport;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes all that is held of a tenant. */
@Command(
    name = "export",
    description = "Write everything that is held of a tenant to a ZIP of CSV files.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Passwords and keys are left out. manifest.json has the rows and SHA-256 of each file.",
      "",
      "Example: dotmac-sub tenant export --data data --tenant lagoon --to lagoon.zip"
    })
final class TenantExportCommand implements Callable<Integer> {
  @Mixin
  private InstallationOptions where;

  @Spec
  private CommandSpec spec;

  @Option(names = "--tenant", required = true, description = "The tenant's code.")
  private String code;

  @Option(names = "--to", required = true, paramLabel = "FILE", description = "A new file.")
  private Path to;

  @Override
  public Integer call() throws IOException {
    try (Installation installation = where.open()) {
      Tenant tenant = InstallationOptions.tenant(installation, code);
      List<TenantExport.File> files;
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(to, StandardOpenOption.CREATE_NEW))) {
        files =
            new TenantExport(installation.source(), installation.db().clock()).write(tenant, out);
      }
      long rows = files.stream().mapToLong(TenantExport.File::rows).sum();
      spec.commandLine()
          .getOut()
          .println("Wrote " + rows + " rows of " + files.size() + " tables to " + to + ".");
      return ExitCode.OK;
    }
  }
}
