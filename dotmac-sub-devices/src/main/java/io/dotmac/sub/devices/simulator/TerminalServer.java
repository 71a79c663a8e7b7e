package io.dotmac.sub.devices.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The side of the device in a terminal session: bytes in, bytes out. Echo, pager and faults. */
final class TerminalServer {
  private static final String ERASE = "\u001b[37D" + " ".repeat(37) + "\u001b[37D";

  private final SimulatedCli device;
  private final CliShell shell;
  private final StringBuilder typed = new StringBuilder();
  private final Deque<String> pages = new ArrayDeque<>();
  private boolean ended;

  TerminalServer(SimulatedCli device) {
    this.device = device;
    this.shell = device.connect();
  }

  byte[] greeting() {
    return bytes(shell.greeting());
  }

  boolean ended() {
    return ended || shell.ended();
  }

  /** What is printed for what was typed. */
  byte[] input(byte[] bytes, int length) {
    StringBuilder out = new StringBuilder();
    for (char c : new String(bytes, 0, length, StandardCharsets.UTF_8).toCharArray()) {
      if (!ended()) {
        out.append(typed(c));
      }
    }
    return bytes(out.toString());
  }

  private String typed(char c) {
    if (!pages.isEmpty()) {
      return ERASE + nextPage();
    } else if (c == '\n' || c == '\r') {
      String line = typed.toString();
      typed.setLength(0);
      return (shell.echoes() ? "\r\n" : "") + answer(line);
    }
    typed.append(c);
    return shell.echoes() ? String.valueOf(c) : "";
  }

  private String answer(String line) {
    Optional<Faults.Fault> fault = device.faults().take(line);
    if (fault.isEmpty()) {
      return paged(withAlarm(shell.line(line)));
    }
    return switch (fault.get().kind()) {
      case DROP_BEFORE -> end();
      case DROP_AFTER -> {
        shell.line(line);
        yield end();
      }
      case SILENT_BEFORE -> "";
      case SILENT_AFTER -> {
        shell.line(line);
        yield "";
      }
      case REFUSE -> device.refusal(fault.get().text()) + shell.line("");
      case IGNORE -> shell.line("");
    };
  }

  private String end() {
    ended = true;
    return "";
  }

  /** In the middle of the answer, between two lines. */
  private String withAlarm(String answer) {
    if (!device.faults().alarms()) {
      return answer;
    }
    int middle = answer.indexOf("\r\n", answer.length() / 2);
    int at = middle < 0 ? 0 : middle + 2;
    return answer.substring(0, at) + device.alarm() + answer.substring(at);
  }

  private String paged(String answer) {
    int size = shell.pageLines();
    List<String> lines = Arrays.asList(answer.split("(?<=\n)"));
    if (size == 0 || lines.size() <= size) {
      return answer;
    }
    for (int i = 0; i < lines.size(); i += size) {
      pages.add(String.join("", lines.subList(i, Math.min(lines.size(), i + size))));
    }
    return nextPage();
  }

  private String nextPage() {
    String page = pages.remove();
    return pages.isEmpty() ? page : page + shell.pager();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
