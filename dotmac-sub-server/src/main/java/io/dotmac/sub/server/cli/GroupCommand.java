package io.dotmac.sub.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only groups others: called alone, it says which ones. */
public abstract class GroupCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public final Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "one of " + String.join(", ", spec.subcommands().keySet()) + " is missing");
  }
}
