package io.dotmac.sub.devices.transport;

import java.util.List;

/**
 * What devices were told and what they answered, secrets masked.
 *
 * @param exchanges in order; one that sends nothing is a greeting
 * @param omitted how many older ones were not kept
 */
public record Recording(List<Transcript.Exchange> exchanges, int omitted) {
  /** Nothing was said. */
  public static final Recording NONE = new Recording(List.of(), 0);

  public Recording {
    exchanges = List.copyOf(exchanges);
  }

  /** For people: each command after {@code >}, its answer below, without control characters. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (omitted > 0) {
      text.append("(").append(omitted).append(" earlier exchanges were not kept)\n");
    }
    for (Transcript.Exchange each : exchanges) {
      if (!each.send().isEmpty()) {
        text.append("> ").append(plain(each.send())).append('\n');
      }
      plain(each.receive())
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> text.append(line.stripTrailing()).append('\n'));
    }
    return text.toString();
  }

  private static String plain(String said) {
    return said.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
        .replaceAll("\r+\n?", "\n")
        .replaceAll("[\\p{Cntrl}&&[^\n]]", "");
  }
}
