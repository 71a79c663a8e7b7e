package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.webhook.WebhookSignature;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Helps those who write receivers of webhooks. */
@Command(
    name = "webhook",
    description = "Receive webhooks and verify their signatures.",
    mixinStandardHelpOptions = true,
    subcommands = WebhookCommand.Listen.class)
final class WebhookCommand extends GroupCommand {
  @Command(
      name = "listen",
      description = "Print the webhooks that arrive and say whether each is genuine.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "The secret comes from --secret-file, DOTMAC_WEBHOOK_SECRET or --secret, which others on",
        "this machine can see; without one nothing is verified. A genuine message is answered with",
        "204, any other with 401. With --count it ends by itself: with 4 if one was not genuine.",
        "",
        "Example: DOTMAC_WEBHOOK_SECRET=whsec_... dotmac-sub webhook listen --port 9000"
      })
  static final class Listen implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
        names = "--port",
        defaultValue = "9000",
        description = "Where it listens; 0 for any free port (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(
        names = "--bind",
        defaultValue = "127.0.0.1",
        description = "The local address (default ${DEFAULT-VALUE}).")
    private InetAddress bind;

    @Option(names = "--secret", paramLabel = "SECRET", description = "The endpoint's secret.")
    private @Nullable String secret;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "The endpoint's secret.")
    private @Nullable Path secretFile;

    @Option(
        names = "--count",
        paramLabel = "N",
        description = "End after so many messages; 0, the default, for never.")
    private int count;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Optional<String> key = key();
      InetSocketAddress where = new InetSocketAddress(bind, port);
      try (WebhookListener listener =
          WebhookListener.open(where, key, Clock.systemUTC(), spec.commandLine().getOut())) {
        listener.await(count);
        return listener.refused() == 0 ? ExitCode.OK : ExitCode.PROBLEMS;
      } catch (BindException e) {
        throw new StartFailure("port " + port + " is in use: name another with --port", e);
      }
    }

    private Optional<String> key() throws IOException {
      String set = System.getenv("DOTMAC_WEBHOOK_SECRET");
      String found = secretFile != null ? Files.readString(secretFile).strip() : secret;
      if (found == null) {
        found = set;
      }
      if (found == null || found.isEmpty()) {
        return Optional.empty();
      }
      WebhookSignature.flaw(found).ifPresent(flaw -> {
        throw new StartFailure("the secret cannot be used: " + flaw);
      });
      return Optional.of(found);
    }
  }
}
