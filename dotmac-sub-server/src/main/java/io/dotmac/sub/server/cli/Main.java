package io.dotmac.sub.server.cli;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs the command named by the first argument. */
  public static void main(String[] args) {
    System.exit(CommandLineTool.run(Commands.all(), args));
  }
}
