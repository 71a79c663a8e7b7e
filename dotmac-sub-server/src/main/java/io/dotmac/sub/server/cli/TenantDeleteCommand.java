package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.register.TenantErasure;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes a tenant, books and all. */
@Command(
    name = "delete",
    description = "Delete everything that is held of a suspended tenant, for ever.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Export it first: nothing of it is left, not even its books.",
      "",
      "Example: dotmac-sub tenant delete --data data --tenant lagoon --confirm lagoon"
    })
final class TenantDeleteCommand implements Callable<Integer> {
  @Mixin
  private InstallationOptions where;

  @Spec
  private CommandSpec spec;

  @Option(names = "--tenant", required = true, description = "The tenant's code.")
  private String code;

  @Option(names = "--confirm", required = true, description = "The tenant's code once more.")
  private String confirm;

  @Override
  public Integer call() {
    if (!confirm.equals(code)) {
      throw new StartFailure("--confirm: expected '" + code + "', found '" + confirm + "'");
    }
    try (Installation installation = where.open()) {
      Tenant tenant = InstallationOptions.tenant(installation, code);
      long rows = new TenantErasure(
              installation.owner().dataSource(), installation.db().tenants())
          .erase(tenant);
      spec.commandLine().getOut().println("Deleted tenant " + code + " and its " + rows + " rows.");
      return ExitCode.OK;
    } catch (ProblemException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
