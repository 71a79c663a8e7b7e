package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.server.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation a command works on, and which of its tenants. */
final class InstallationOptions {
  private static final int POOL = 4;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Work on the embedded database of this folder, such as a demo's.")
  private @Nullable Path data;

  Installation open() {
    if (data == null) {
      throw new StartFailure("name the installation: --data DIR");
    }
    if (!Files.isDirectory(data)) {
      throw new StartFailure(data + " is no folder: name the --data folder of a demo or a server");
    }
    return Installation.ofFolder(data, POOL);
  }

  /** The tenant of that code; with none named, the only one there is. */
  static Tenant tenant(Installation installation, @Nullable String code) {
    List<Tenant> tenants = installation.db().tenants().all();
    String known = tenants.stream().map(Tenant::code).collect(Collectors.joining(", "));
    if (code == null) {
      if (tenants.size() == 1) {
        return tenants.get(0);
      }
      throw new StartFailure(
          tenants.isEmpty()
              ? "there is no tenant yet: create one with 'tenant create'"
              : "there are several tenants: name one of " + known + " with --tenant");
    }
    return installation
        .db()
        .tenants()
        .byCode(code)
        .orElseThrow(() -> new StartFailure("no tenant '" + code + "': there is " + known));
  }
}
