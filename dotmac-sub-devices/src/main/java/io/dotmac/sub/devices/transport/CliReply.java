package io.dotmac.sub.devices.transport;

import java.util.List;

/**
 * The whole answer to a command.
 *
 * @param lines without echo, pagers, alarms and the prompt
 * @param prompt what follows the device's name in the prompt: {@code (config)#}
 */
public record CliReply(List<String> lines, String prompt) {
  public CliReply {
    lines = List.copyOf(lines);
  }

  /** The lines as one text. */
  public String text() {
    return String.join("\n", lines);
  }
}
