package io.dotmac.sub.devices.script;

import io.dotmac.sub.devices.backup.ConfigText;
import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import java.util.ArrayList;
import java.util.List;

/**
 * A script as a change of a device: what its checks read is the state.
 *
 * @param script what is wanted
 * @param modes how the device walks
 * @param asking sends a command where it belongs
 * @param <C> a connection to the device
 */
public record ScriptChange<C>(ConfigScript script, Modes modes, Asking<C> asking)
    implements Change<C, List<List<String>>> {
  /**
   * Sends a command where it belongs; throws what the device says against it.
   *
   * @param <C> a connection to the device
   */
  @FunctionalInterface
  public interface Asking<C> {
    CliReply ask(C connection, CliCommand command);
  }

  /** How a command line walks between its modes. */
  public interface Modes {
    /** The mode in the dialect's words; throws {@code Invalid} when there is none. */
    String of(String written);

    /** Steps in a mode, with the way there and back. */
    List<Step> within(String mode, List<Step> steps);

    /** A command line with one mode. */
    static Modes none() {
      return new Modes() {
        @Override
        public String of(String written) {
          return "";
        }

        @Override
        public List<Step> within(String mode, List<Step> steps) {
          return steps;
        }
      };
    }
  }

  @Override
  public String operation() {
    return script.operation();
  }

  /** The answers to the checks, without secrets: they may be listed as what is left. */
  @Override
  public List<List<String>> read(C connection) {
    List<List<String>> answers = new ArrayList<>();
    for (ConfigScript.Check check : script.checks()) {
      answers.add(asking
          .ask(connection, CliCommand.of(modes.of(check.mode()), check.command()))
          .lines());
    }
    return answers;
  }

  @Override
  public void send(C connection, Request request) {
    if (!(request instanceof CliCommand command)) {
      throw new IllegalArgumentException("no command: " + request.shown());
    }
    asking.ask(connection, command);
  }

  @Override
  public List<Step> steps(List<List<String>> state) {
    if (isSo(state)) {
      return List.of();
    }
    List<Step> all = new ArrayList<>();
    List<Step> together = new ArrayList<>();
    String mode = "";
    for (ConfigScript.Line line : script.lines()) {
      String here = modes.of(line.mode());
      if (!here.equals(mode) && !together.isEmpty()) {
        all.addAll(modes.within(mode, together));
        together = new ArrayList<>();
      }
      mode = here;
      together.add(new Step(
          command(here, line.command()),
          line.undo().stream().map(undo -> (Request) command(here, undo)).toList()));
    }
    all.addAll(modes.within(mode, together));
    return all;
  }

  private static CliCommand command(String mode, String text) {
    return new CliCommand(text, mode, ConfigText.secretsIn(text), true, false);
  }

  private boolean isSo(List<List<String>> answers) {
    for (int i = 0; i < script.checks().size(); i++) {
      ConfigScript.Check check = script.checks().get(i);
      boolean there = answers.get(i).stream().anyMatch(line -> says(line, check.expected()));
      if (there != check.present()) {
        return false;
      }
    }
    return true;
  }

  /** Devices align what they print: any number of blanks is one. */
  private static boolean says(String line, String expected) {
    return line.strip().replaceAll("\\s+", " ").contains(expected.replaceAll("\\s+", " "));
  }

  @Override
  public boolean reached(List<List<String>> before, List<List<String>> after) {
    return isSo(after);
  }

  @Override
  public List<String> leftovers(List<List<String>> before, List<List<String>> after) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      List<String> was = before.get(i);
      after.get(i).stream()
          .filter(line -> !was.contains(line))
          .forEach(line -> differences.add("new: " + ConfigText.masked(line.strip())));
      List<String> is = after.get(i);
      was.stream()
          .filter(line -> !is.contains(line))
          .forEach(line -> differences.add("gone: " + ConfigText.masked(line.strip())));
    }
    return differences;
  }
}
