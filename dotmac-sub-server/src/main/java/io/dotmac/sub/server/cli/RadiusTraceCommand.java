package io.dotmac.sub.server.cli;

import io.dotmac.sub.server.adapter.radius.trace.TraceFilter;
import io.dotmac.sub.server.adapter.radius.trace.TraceReader;
import io.dotmac.sub.server.adapter.radius.trace.TraceSocket;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at the packets of a running server. */
@Command(
    name = "trace",
    description = "Show the packets of a running server as they come and go, without passwords.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Works on the machine of the server, for the user it runs as.",
      "",
      "Example: dotmac-sub radius trace --data demo-data --user amaka7"
    })
final class RadiusTraceCommand implements Callable<Integer> {
  private static final int LONGEST_SECONDS = 1_800;

  @Mixin
  private InstallationOptions where;

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--client",
      paramLabel = "ADDRESS",
      defaultValue = "",
      description = "Only packets of this RADIUS client, by its address or network.")
  private String client;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Only packets about this user.")
  private String user;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long, at most 1800 (default ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() throws IOException {
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw new ParameterException(
          spec.commandLine(), "--seconds is 1 to " + LONGEST_SECONDS + ", found " + seconds);
    }
    Path socket = TraceSocket.of(where.dataDir());
    PrintWriter out = spec.commandLine().getOut();
    try (TraceReader reader = TraceReader.open(socket, new TraceFilter(client, user))) {
      reader.read(Duration.ofSeconds(seconds), text -> {
        out.println(text);
        out.flush();
      });
      return ExitCode.OK;
    } catch (TraceReader.NotThere e) {
      throw new StartFailure(
          "no running server with RADIUS answers at " + socket + ": is it this folder, this"
              + " machine, and the user it runs as?",
          e);
    }
  }
}
