package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.register.TenantRegister;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which host names select a tenant: that is for whoever runs the installation to say. */
@Command(
    name = "domain",
    description = "Add and remove host names of a tenant.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A running server knows within 30 seconds.",
      "",
      "Example: dotmac-sub tenant domain --data data --tenant lagoon --add pay.lagoon.example"
    })
final class TenantDomainCommand implements Callable<Integer> {
  @Mixin
  private InstallationOptions where;

  @Spec
  private CommandSpec spec;

  @Option(names = "--tenant", required = true, description = "The tenant's code.")
  private String code;

  @ArgGroup(multiplicity = "1")
  private Change change = new Change();

  /** One of the three. */
  static final class Change {
    @Option(names = "--add", paramLabel = "HOST", description = "Let a host name select it.")
    private @Nullable String add;

    @Option(names = "--remove", paramLabel = "HOST", description = "Take a host name away.")
    private @Nullable String remove;

    @Option(names = "--primary", paramLabel = "HOST", description = "Make links with that one.")
    private @Nullable String primary;
  }

  @Override
  public Integer call() {
    try (Installation installation = where.open()) {
      Tenant tenant = InstallationOptions.tenant(installation, code);
      TenantRegister register = installation.register();
      apply(register, tenant);
      register
          .domains(tenant.id())
          .forEach(domain -> spec.commandLine()
              .getOut()
              .println(domain.host() + (domain.isPrimary() ? " (primary)" : "")));
      return ExitCode.OK;
    } catch (ProblemException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private void apply(TenantRegister register, Tenant tenant) {
    if (change.add != null) {
      register.addDomain(tenant.id(), change.add);
    } else if (change.remove != null) {
      register.removeDomain(tenant.id(), change.remove);
    } else if (change.primary != null) {
      register.makePrimary(tenant.id(), change.primary);
    }
  }
}
