package io.dotmac.sub.devices.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a screen is the answer: pure. */
final class Transcribed {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Where a block ends whose last line is not there yet. */
  private static final int UNENDED = Integer.MAX_VALUE - 1;

  private Transcribed() {}

  /** The lines without pagers and without blocks that devices print at any time. */
  static List<String> of(List<String> lines, CliStyle style) {
    List<String> answer = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      int end = endOfNoise(lines, i, style);
      if (end >= 0) {
        i = end;
      } else if (!style.pager().matcher(lines.get(i)).matches()) {
        answer.add(lines.get(i));
      }
    }
    return answer;
  }

  /**
   * The prompt that ends an answer, if there is one. It is the line being written; or, when that is
   * empty and only noise came after it, the line before that noise: an alarm breaks the prompt's
   * line and does not always print the prompt again.
   */
  static Optional<Matcher> end(Screen screen, CliStyle style, Pattern prompt) {
    List<String> lines = screen.lines();
    if (!screen.current().isEmpty()) {
      Matcher end = prompt.matcher(screen.current());
      return end.matches() && !openNoise(lines, style) ? Optional.of(end) : Optional.empty();
    }
    Optional<String> last = lastText(lines);
    boolean noise = last.isPresent()
        && style.noise().stream()
            .anyMatch(each -> each.last().matcher(last.get()).find());
    if (!noise || openNoise(lines, style)) {
      return Optional.empty();
    }
    return lastText(of(lines, style)).map(prompt::matcher).filter(Matcher::matches);
  }

  private static Optional<String> lastText(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (!lines.get(i).isEmpty()) {
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether a block has begun and not ended. */
  private static boolean openNoise(List<String> lines, CliStyle style) {
    for (int i = 0; i < lines.size(); i++) {
      int end = endOfNoise(lines, i, style);
      if (end == UNENDED) {
        return true;
      } else if (end >= 0) {
        i = end;
      }
    }
    return false;
  }

  /** Where the block that begins at a line ends; -1 when none begins there. */
  private static int endOfNoise(List<String> lines, int at, CliStyle style) {
    for (CliStyle.Noise noise : style.noise()) {
      if (noise.first().matcher(lines.get(at)).find()) {
        for (int i = at; i < lines.size(); i++) {
          if (noise.last().matcher(lines.get(i)).find()) {
            return i;
          }
        }
        return UNENDED;
      }
    }
    return -1;
  }

  /** The line that echoes the command, -1 when there is none; blanks do not count. */
  static int echo(List<String> lines, String command) {
    String wanted = squeezed(command);
    for (int i = 0; i < lines.size(); i++) {
      if (squeezed(lines.get(i)).endsWith(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** Without prompts that an alarm brought, and without the device's own "Command:" block. */
  static List<String> without(List<String> lines, Pattern prompt, String command) {
    List<String> answer = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      boolean block = lines.get(i).strip().equals("Command:")
          && i + 1 < lines.size()
          && squeezed(lines.get(i + 1)).equals(squeezed(command));
      if (block) {
        i++;
      } else if (!prompt.matcher(lines.get(i)).matches()) {
        answer.add(lines.get(i));
      }
    }
    return answer;
  }

  private static String squeezed(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }
}
