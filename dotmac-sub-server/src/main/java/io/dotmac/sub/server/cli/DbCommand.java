package io.dotmac.sub.server.cli;

import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.billing.seal.LedgerSeal;
import io.dotmac.sub.core.audit.AuditSeal;
import io.dotmac.sub.core.audit.seal.SealChain;
import io.dotmac.sub.core.embedded.MigrationStatus;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import java.io.PrintWriter;
import java.util.List;
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
    subcommands = {DbCommand.Migrate.class, DbCommand.Status.class, DbCommand.Verify.class})
final class DbCommand extends GroupCommand {
  @Command(
      name = "migrate",
      description = "Bring the schema up to date.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: dotmac-sub db migrate --config server.yml"})
  static final class Migrate implements Callable<Integer> {
    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

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
    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      try (Installation installation = where.open()) {
        MigrationStatus status = installation.migrations().status();
        spec.commandLine()
            .getOut()
            .println(
                status.applied() + " changes applied, " + status.pending().size() + " pending");
        status.pending().forEach(spec.commandLine().getOut()::println);
        return status.isCurrent() ? ExitCode.OK : ExitCode.PROBLEMS;
      }
    }
  }

  @Command(
      name = "verify",
      description = "Prove the invariants of money, and ledger and audit, of every tenant.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Prints the first row that breaks each invariant and exits with 4.",
        "",
        "Example: dotmac-sub db verify --data demo-data"
      })
  static final class Verify implements Callable<Integer> {
    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      int broken = 0;
      try (Installation installation = where.open()) {
        for (Tenant tenant : installation.db().tenants().all()) {
          List<MoneyVerifier.Violation> violations =
              installation.db().inTx(tenant.id(), MoneyVerifier::verify);
          SealChain ledger = installation.db().inTx(tenant.id(), LedgerSeal::verify);
          SealChain audit = installation.db().inTx(tenant.id(), AuditSeal::verify);
          out.println(tenant.name() + ": " + MoneyVerifier.checks() + " invariants, "
              + violations.size() + " broken; " + sealed(ledger, "ledger transactions") + "; "
              + sealed(audit, "audit events"));
          violations.forEach(violation -> out.println("  " + violation));
          audit.broken().ifPresent(row -> out.println("  audit_chain: " + row));
          broken += violations.size() + (audit.broken().isPresent() ? 1 : 0);
        }
      }
      return broken == 0 ? ExitCode.OK : ExitCode.PROBLEMS;
    }

    private static String sealed(SealChain chain, String things) {
      return chain.sealed() + " " + things + " sealed, " + chain.unsealed() + " not yet"
          + chain.oldestUnsealed().map(since -> " (since " + since + ")").orElse("");
    }
  }
}
