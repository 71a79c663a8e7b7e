package io.dotmac.sub.server.cli;

import io.dotmac.sub.server.Configurations;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.ServerConfiguration;
import io.dotmac.sub.server.ServerRuntime;
import io.dotmac.sub.server.start.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the server. */
@Command(
    name = "serve",
    aliases = "server",
    description = "Run the server of a configuration file until it is stopped.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: dotmac-sub serve server.yml"})
final class ServeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONFIG.yml", description = "The configuration file.")
  private Path config;

  @Override
  public Integer call() throws InterruptedException {
    ServerConfiguration configuration = Configurations.read(config);
    configuration.startLogging();
    // Closed by the shutdown hook, so that Ctrl-C and SIGTERM stop it in order.
    Installation installation = Installation.open(configuration);
    ServerRuntime runtime = start(configuration, installation);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(runtime, installation), "stop"));
    runtime.join();
    return ExitCode.OK;
  }

  private static ServerRuntime start(ServerConfiguration configuration, Installation installation) {
    try {
      return ServerRuntime.start(configuration, installation);
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  private static void stop(ServerRuntime runtime, Installation installation) {
    runtime.close();
    installation.close();
  }
}
