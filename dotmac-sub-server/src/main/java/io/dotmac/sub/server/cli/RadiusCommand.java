package io.dotmac.sub.server.cli;

import io.dotmac.sub.radius.attribute.Dictionary;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a RADIUS server. */
@Command(
    name = "radius",
    description = "Test a RADIUS server, list who may ask it, and look at its packets.",
    mixinStandardHelpOptions = true,
    subcommands = {RadiusCommand.Test.class, RadiusClientsCommand.class, RadiusTraceCommand.class})
final class RadiusCommand extends GroupCommand {
  @Command(
      name = "test",
      description = "Send one Access-Request and print the answer.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "The shared secret comes from --secret-file, DOTMAC_RADIUS_SECRET or a prompt; the",
        "user's password from --password-file, DOTMAC_PASSWORD or a prompt.",
        "",
        "Example: DOTMAC_RADIUS_SECRET=... DOTMAC_PASSWORD=... dotmac-sub radius test --user amaka7"
      })
  static final class Test implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
        names = "--server",
        defaultValue = "127.0.0.1",
        description = "Its address (default ${DEFAULT-VALUE}).")
    private InetAddress server;

    @Option(
        names = "--port",
        defaultValue = "1812",
        description = "Its port (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--user", required = true, description = "The user name.")
    private String user;

    @Option(names = "--chap", description = "Prove the password by CHAP instead of PAP.")
    private boolean chap;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "The shared secret.")
    private @Nullable Path secretFile;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The password.")
    private @Nullable Path passwordFile;

    @Override
    public Integer call() throws IOException {
      String secret = Secrets.password(secretFile, "DOTMAC_RADIUS_SECRET", "Shared secret");
      String password = Secrets.password(passwordFile, "DOTMAC_PASSWORD", "Password of " + user);
      try (RadiusClient client =
          RadiusClient.open(server, port, port + 1, SharedSecret.of(secret))) {
        SendOutcome outcome = (chap
                ? client.chap(user, password, AttributeBlock.EMPTY)
                : client.pap(user, password, AttributeBlock.EMPTY))
            .join();
        return outcome.match(this::answered, this::timedOut, this::unsent);
      }
    }

    private int answered(SendOutcome.Answered answer) {
      PrintWriter out = spec.commandLine().getOut();
      boolean accepted = answer.reply().is(PacketCode.ACCESS_ACCEPT);
      out.println((accepted
              ? "Access-Accept"
              : "no Access-Accept, but code " + answer.reply().code())
          + " after " + answer.elapsed().toMillis() + " ms");
      Dictionary.STANDARD
          .describe(answer.reply())
          .forEach((name, value) -> out.println("  " + name + " = " + value));
      return accepted ? ExitCode.OK : ExitCode.PROBLEMS;
    }

    private int timedOut(SendOutcome.TimedOut nothing) {
      spec.commandLine()
          .getErr()
          .println(
              nothing.unproven() > 0
                  ? "answers came, but not with this shared secret: compare the secrets"
                  : "no answer: is " + server.getHostAddress() + " a client with that secret?");
      return ExitCode.FAILED;
    }

    private int unsent(SendOutcome.Unsent unsent) {
      spec.commandLine().getErr().println(unsent.why());
      return ExitCode.FAILED;
    }
  }
}
