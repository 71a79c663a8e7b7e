package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.IdentityServices;
import io.dotmac.sub.server.security.password.Passwords;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** People who can sign in. */
@Command(
    name = "user",
    description = "Create people who can sign in.",
    mixinStandardHelpOptions = true,
    subcommands = UserCommand.CreateAdmin.class)
final class UserCommand extends GroupCommand {
  @Command(
      name = "create-admin",
      description = "Create a member of staff who may do everything.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: DOTMAC_PASSWORD=... dotmac-sub user create-admin --data data --tenant lagoon"
            + " --username amaka"
      })
  static final class CreateAdmin implements Callable<Integer> {
    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tenant", description = "The tenant's code; needed when there are several.")
    private @Nullable String tenant;

    @Option(names = "--username", required = true, description = "What they sign in with.")
    private String username;

    @Option(names = "--name", description = "What people read; the user name if not given.")
    private @Nullable String name;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "Read the password from this file, else from DOTMAC_PASSWORD or a prompt.")
    private @Nullable Path passwordFile;

    @Override
    public Integer call() throws IOException {
      String password =
          Secrets.password(passwordFile, "DOTMAC_PASSWORD", "Password of " + username);
      Accounts accounts = new Accounts(IdentityServices.create(), new Passwords());
      String hash = accounts.hash(username, password);
      try (Installation installation = where.open()) {
        Tenant of = InstallationOptions.tenant(installation, tenant);
        String shown = name == null ? username : name;
        installation.db().run(of.id(), tx -> accounts.addStaff(tx, shown, "admin", username, hash));
        spec.commandLine().getOut().println("Created " + username + " at " + of.name() + ".");
        return ExitCode.OK;
      }
    }
  }
}
