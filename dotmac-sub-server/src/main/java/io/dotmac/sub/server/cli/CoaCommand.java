package io.dotmac.sub.server.cli;

import io.dotmac.sub.radius.attribute.Dictionary;
import io.dotmac.sub.radius.coa.CoaClient;
import io.dotmac.sub.radius.coa.CoaOutcome;
import io.dotmac.sub.radius.coa.CoaTarget;
import io.dotmac.sub.radius.coa.SessionIdentity;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks an access server to change or end a session. */
@Command(
    name = "coa",
    description = "Change or end a session on an access server.",
    mixinStandardHelpOptions = true,
    subcommands = CoaCommand.Send.class)
final class CoaCommand extends GroupCommand {
  @Command(
      name = "send",
      description = "Send one CoA-Request, or a Disconnect-Request if nothing is to be set.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "The shared secret comes from --secret-file, DOTMAC_RADIUS_SECRET or a prompt.",
        "",
        "Example: dotmac-sub coa send --nas 10.0.0.1 --session 81d00012"
            + " --set Mikrotik-Rate-Limit=5M/20M"
      })
  static final class Send implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--nas", required = true, description = "The address of the access server.")
    private InetAddress nas;

    @Option(
        names = "--port",
        defaultValue = "3799",
        description = "Where it takes changes (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--session", paramLabel = "ID", description = "Its Acct-Session-Id.")
    private @Nullable String session;

    @Option(names = "--user", paramLabel = "NAME", description = "Its User-Name.")
    private @Nullable String user;

    @Option(
        names = "--set",
        paramLabel = "ATTRIBUTE=VALUE",
        description = "What changes, by dictionary name; may be repeated.")
    private @Nullable List<String> changes;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "The shared secret.")
    private @Nullable Path secretFile;

    @Override
    public Integer call() throws IOException {
      SessionIdentity which = identity();
      AttributeBlock wanted = wanted();
      String secret = Secrets.password(secretFile, "DOTMAC_RADIUS_SECRET", "Shared secret");
      CoaTarget target = new CoaTarget(new InetSocketAddress(nas, port), SharedSecret.of(secret));
      try (CoaClient client = CoaClient.open(Clock.systemUTC())) {
        CoaOutcome outcome = (wanted.isEmpty()
                ? client.disconnect(target, which)
                : client.change(target, which, wanted))
            .join();
        spec.commandLine().getOut().println(outcome.describe());
        return outcome.<Integer>match(
            ack -> ExitCode.OK,
            nak -> ExitCode.PROBLEMS,
            nothing -> ExitCode.FAILED,
            unsent -> ExitCode.FAILED);
      }
    }

    private SessionIdentity identity() {
      if (session != null) {
        SessionIdentity identity = SessionIdentity.session(session);
        return user == null ? identity : identity.withUser(user);
      }
      if (user == null) {
        throw new ParameterException(spec.commandLine(), "--session or --user is missing");
      }
      return SessionIdentity.user(user);
    }

    private AttributeBlock wanted() {
      AttributeBlock.Builder block = AttributeBlock.builder();
      for (String change : changes == null ? List.<String>of() : changes) {
        int equals = change.indexOf('=');
        if (equals < 1) {
          throw new ParameterException(
              spec.commandLine(), "--set: expected ATTRIBUTE=VALUE, found '" + change + "'");
        }
        add(block, change.substring(0, equals), change.substring(equals + 1));
      }
      return block.build();
    }

    private void add(AttributeBlock.Builder block, String name, String value) {
      AttributeKey<?> key = Dictionary.STANDARD
          .find(name)
          .orElseThrow(() -> new ParameterException(
              spec.commandLine(), "--set: the dictionary has no attribute '" + name + "'"));
      try {
        add(block, key, value);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(), "--set " + name + ": " + e.getMessage(), e);
      }
    }

    private static <T> void add(AttributeBlock.Builder block, AttributeKey<T> key, String value) {
      block.add(key, key.codec().parse(value));
    }
  }
}
