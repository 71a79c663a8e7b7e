package io.dotmac.sub.devices.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands in order, each with what takes it back, and what must be read afterwards. As text:
 *
 * <pre>{@code
 * # What begins so is for people.
 * ! in interface gpon 0/1
 * ont port native-vlan 0 3 eth 1 vlan 100
 * ! undo undo ont port native-vlan 0 3 eth 1
 * ! in config
 * ! check display current-configuration ont 0/1/0 3 => native-vlan 0 3 eth 1 vlan 100
 * }</pre>
 *
 * <p>{@code ! in} names the mode of what follows, as the device is told to enter it; {@code ! undo}
 * belongs to the command above it; {@code ! check} asks, and expects a line that contains the text
 * after the arrow; {@code ! keep} in place of {@code ! undo} says that nothing takes the command
 * back.
 *
 * @param operation what it does, for people
 * @param lines the commands
 * @param checks what is so when it is done
 */
public record ConfigScript(String operation, List<Line> lines, List<Check> checks) {
  private static final Pattern DIRECTIVE = Pattern.compile("!\\s*(in|undo|check|keep)\\b\\s*(.*)");
  private static final Pattern WALKS = Pattern.compile(
      "(?i)(?:(?:interface|pon-onu-mng) .*|quit|exit|return|end|logout|config|configure terminal"
          + "|enable|disable|diagnose)");
  private static final int MOST_LINES = 200;

  /** The mode before any is named. */
  public static final String USUAL_MODE = "";

  /**
   * One command.
   *
   * @param mode where it is given
   * @param undo what takes it back; empty when nothing does
   */
  public record Line(String mode, String command, List<String> undo) {
    public Line {
      undo = List.copyOf(undo);
    }
  }

  /**
   * One question.
   *
   * @param expected what a line of the answer contains
   * @param present whether it must be there, or must not
   */
  public record Check(String mode, String command, String expected, boolean present) {}

  /** A text that is no script; the message names the line. */
  public static final class ScriptException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    ScriptException(int line, String why) {
      super("line " + line + ": " + why);
    }
  }

  public ConfigScript {
    lines = List.copyOf(lines);
    checks = List.copyOf(checks);
  }

  /** Reads a text; throws a {@link ScriptException} for one that is no script. */
  public static ConfigScript parse(String operation, String text) {
    return new Reader(operation).read(text.lines().toList());
  }

  /** What takes it all back, in reverse order. */
  public ConfigScript reversed() {
    List<Line> back = new ArrayList<>();
    for (Line line : lines) {
      for (String undo : line.undo()) {
        back.add(new Line(line.mode(), undo, List.of(line.command())));
      }
    }
    Collections.reverse(back);
    return new ConfigScript(
        "take back: " + operation,
        back,
        checks.stream()
            .map(each -> new Check(each.mode(), each.command(), each.expected(), !each.present()))
            .toList());
  }

  private static final class Reader {
    private final String operation;
    private final List<Line> lines = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<String> undo = new ArrayList<>();
    private String mode = USUAL_MODE;
    private String command = "";
    private String commandMode = USUAL_MODE;
    private boolean kept;
    private int begun;

    Reader(String operation) {
      this.operation = operation;
    }

    ConfigScript read(List<String> text) {
      for (int i = 0; i < text.size(); i++) {
        line(i + 1, text.get(i).strip());
      }
      finish();
      if (lines.isEmpty() || lines.size() > MOST_LINES) {
        throw new ScriptException(
            text.size(), "1 to " + MOST_LINES + " commands were expected, found " + lines.size());
      } else if (checks.isEmpty()) {
        throw new ScriptException(
            text.size(), "nothing is read back: at least one \"! check\" was expected");
      }
      return new ConfigScript(operation, lines, checks);
    }

    private void line(int number, String line) {
      Matcher directive = DIRECTIVE.matcher(line);
      if (line.isEmpty() || line.startsWith("#")) {
        return;
      } else if (line.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
        throw new ScriptException(number, "a control character");
      } else if (sent(line).indexOf('?') >= 0) {
        throw new ScriptException(number, "a question mark asks the device for help");
      } else if (directive.matches()) {
        directive(number, directive.group(1), directive.group(2).strip());
      } else if (line.startsWith("!")) {
        throw new ScriptException(
            number, "\"! in\", \"! undo\", \"! check\" or \"! keep\" expected");
      } else if (WALKS.matcher(line).matches()) {
        throw new ScriptException(number, "a mode is entered by \"! in\" and left by itself");
      } else {
        finish();
        command = line;
        commandMode = mode;
        begun = number;
      }
    }

    /** What is expected is only compared. */
    private static String sent(String line) {
      int arrow = line.startsWith("!") ? line.indexOf("=>") : -1;
      return arrow < 0 ? line : line.substring(0, arrow);
    }

    private void directive(int number, String name, String rest) {
      if (name.equals("keep") != rest.isEmpty()) {
        throw new ScriptException(
            number,
            name.equals("keep") ? "\"! keep\" stands alone" : "\"! " + name + "\" of what?");
      }
      switch (name) {
        case "in" -> {
          finish();
          mode = rest;
        }
        case "check" -> check(number, rest);
        default -> {
          if (command.isEmpty()) {
            throw new ScriptException(number, "no command is above it");
          }
          kept |= name.equals("keep");
          if (name.equals("undo")) {
            undo.add(rest);
          }
        }
      }
    }

    private void check(int number, String rest) {
      int arrow = rest.indexOf("=>");
      String asked = arrow < 0 ? "" : rest.substring(0, arrow).strip();
      String expected = arrow < 0 ? "" : rest.substring(arrow + 2).strip();
      if (asked.isEmpty() || expected.isEmpty()) {
        throw new ScriptException(
            number, "\"! check question => part of the answer\" was expected");
      }
      finish();
      checks.add(new Check(mode, asked, expected, true));
    }

    /** A command whose undo nobody thought of is refused: after an error it would stay. */
    private void finish() {
      if (!command.isEmpty()) {
        if (undo.isEmpty() && !kept) {
          throw new ScriptException(
              begun, "nothing takes it back: \"! undo\" or \"! keep\" was expected below it");
        }
        lines.add(new Line(commandMode, command, undo));
      }
      command = "";
      undo.clear();
      kept = false;
    }
  }
}
