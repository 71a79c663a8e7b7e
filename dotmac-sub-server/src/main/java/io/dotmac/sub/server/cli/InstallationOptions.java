package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.server.Configurations;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which installation a command works on, and which of its tenants. */
final class InstallationOptions {
  private static final int POOL = 4;

  @ArgGroup(multiplicity = "1")
  private @Nullable Source source;

  /** One of the two. */
  static final class Source {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Work on the embedded database of this folder, such as a demo's.")
    private @Nullable Path data;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Work on the database of this configuration file.")
    private @Nullable Path config;
  }

  Installation open() {
    Path config = source == null ? null : source.config;
    if (config != null) {
      return Installation.open(Configurations.read(config));
    }
    Path data = source == null ? null : source.data;
    if (data == null || !Files.isDirectory(data)) {
      throw new StartFailure(data + " is no folder: name the --data folder of a demo or a server");
    }
    return Installation.ofFolder(data, POOL);
  }

  /** The folder of the server's own files, which need not be open. */
  Path dataDir() {
    Path config = source == null ? null : source.config;
    if (config != null) {
      return Configurations.read(config).dataDir();
    }
    Path data = source == null ? null : source.data;
    if (data == null || !Files.isDirectory(data)) {
      throw new StartFailure(data + " is no folder: name the --data folder of a demo or a server");
    }
    return data;
  }

  /** The tenant of that code; with none named, the only one there is. */
  static Tenant tenant(Installation installation, @Nullable String code) {
    List<Tenant> tenants = installation.db().tenants().all();
    if (code == null && tenants.size() == 1) {
      return tenants.get(0);
    }
    String known = tenants.stream().map(Tenant::code).collect(Collectors.joining(", "));
    if (tenants.isEmpty()) {
      throw new StartFailure("there is no tenant yet: create one with 'tenant create'");
    }
    if (code == null) {
      throw new StartFailure("there are several tenants: name one of " + known + " with --tenant");
    }
    return installation
        .db()
        .tenants()
        .byCode(code)
        .orElseThrow(() -> new StartFailure("no tenant '" + code + "': there is " + known));
  }
}
