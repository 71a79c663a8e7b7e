package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.embedded.MigrationStatus;
import io.dotmac.sub.server.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the schema up to date, says where it stands, proves the data. */
@Command(
    name = "db",
    description = "Migrate, inspect and verify the database.",
    mixinStandardHelpOptions = true,
    subcommands = {DbCommand.Migrate.class, DbCommand.Status.class})
final class DbCommand extends GroupCommand {
  @Command(
      name = "migrate",
      description = "Bring the schema up to date.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: dotmac-sub db migrate --config server.yml"})
  static final class Migrate implements Callable<Integer> {
    @Mixin private InstallationOptions where;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (Installation installation = where.open()) {
        MigrationStatus status = installation.migrations().migrate();
        spec.commandLine().getOut().println("The schema has " + status.applied() + " changes.");
        return ExitCode.OK;
      }
    }
  }

  @Command(
      name = "status",
      description = "Say which changes the schema lacks.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: dotmac-sub db status --data demo-data"})
  static final class Status implements Callable<Integer> {
    @Mixin private InstallationOptions where;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (Installation installation = where.open()) {
        MigrationStatus status = installation.migrations().status();
        spec.commandLine()
            .getOut()
            .println(status.applied() + " changes applied, " + status.pending().size() + " pending");
        status.pending().forEach(spec.commandLine().getOut()::println);
        return status.isCurrent() ? ExitCode.OK : ExitCode.PROBLEMS;
      }
    }
  }
}
