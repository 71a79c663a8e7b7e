package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.embedded.DatabaseUnavailableException;
import io.dotmac.sub.core.tx.Outages;
import io.dotmac.sub.server.Configurations;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.ServerConfiguration;
import io.dotmac.sub.server.ServerRuntime;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Parameters(paramLabel = "CONFIG.yml", description = "The configuration file.")
  private Path config;

  @Override
  public Integer call() throws InterruptedException {
    ServerConfiguration configuration = Configurations.read(config);
    configuration.startLogging();
    // Closed by the shutdown hook, so that Ctrl-C and SIGTERM stop it in order.
    Installation installation = open(configuration);
    ServerRuntime runtime = start(configuration, installation);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(runtime, installation), "stop"));
    runtime.join();
    return ExitCode.OK;
  }

  /** RADIUS alone is no reason to wait for the database; everything else says that it is away. */
  private static Installation open(ServerConfiguration configuration) {
    try {
      return Installation.open(configuration);
    } catch (DatabaseUnavailableException | StartFailure e) {
      if (!Outages.isAway(e) || !configuration.answersWithoutDatabase()) {
        throw e;
      }
      LOG.warn("ALARM: {}; RADIUS starts without it, from what it knew last", e.getMessage());
      return Installation.awaiting(configuration);
    }
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
