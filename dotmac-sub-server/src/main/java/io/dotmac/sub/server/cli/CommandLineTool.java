package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.embedded.DatabaseUnavailableException;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code dotmac-sub} program: finds the command, runs it, turns what happened into a code. */
@Command(
    name = "dotmac-sub",
    mixinStandardHelpOptions = true,
    description = "Subscription, billing and access software for internet service providers.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong command line",
      "3:configuration, port or database not usable",
      "4:a check found problems",
      "5:done for a part",
      "130:interrupted"
    })
public final class CommandLineTool implements Runnable {
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean debug;

  /** Runs {@code args} with these commands and gives the exit code. */
  public static int run(List<Callable<Integer>> commands, String... args) {
    CommandLineTool tool = new CommandLineTool();
    CommandLine line = new CommandLine(tool);
    commands.forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, failed, parsed) -> tool.failed(e));
    return line.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private int failed(Exception e) {
    if (debug) {
      e.printStackTrace(spec.commandLine().getErr());
    }
    spec.commandLine().getErr().println("dotmac-sub: " + message(e));
    boolean unusable = e instanceof StartFailure || e instanceof DatabaseUnavailableException;
    return unusable ? ExitCode.CONFIG : ExitCode.FAILED;
  }

  private static String message(Exception e) {
    if (e instanceof ProblemException problem) {
      return problem.problem().detail();
    }
    String message = e.getMessage();
    boolean expected = e instanceof StartFailure || e instanceof DatabaseUnavailableException;
    return expected && message != null ? message : e.getClass().getSimpleName() + ": " + message;
  }
}
