package io.dotmac.sub.devices.simulator;

/** One shell of a simulated command line. */
public interface CliShell {
  /** What is printed before the first command, with the prompt. */
  String greeting();

  /** The answer to a line, with the prompt or a question at its end; lines end with CR LF. */
  String line(String line);

  /** Whether the shell has said goodbye. */
  boolean ended();

  /** How many lines are printed before the pager waits; 0 for all. */
  default int pageLines() {
    return 0;
  }

  /** The pager's line. */
  default String pager() {
    return "";
  }

  /** Whether what is typed is printed. A question for a password is not echoed. */
  default boolean echoes() {
    return true;
  }
}
