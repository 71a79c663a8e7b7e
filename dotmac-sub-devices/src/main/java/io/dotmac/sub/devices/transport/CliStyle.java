package io.dotmac.sub.devices.transport;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a vendor's command line looks.
 *
 * @param firstPrompt matches the whole line of the first prompt; group 1 is the device's name
 * @param prompt makes, from that name, the pattern of all later prompts; group 1 is what follows
 * @param pager matches a line that waits for a key
 * @param asides lines that wait for something harmless, and what to answer
 * @param confirmation matches a line that asks for yes or no
 * @param noise blocks that devices print at any time
 * @param enter what the Enter key sends
 */
public record CliStyle(
    Pattern firstPrompt,
    Function<String, Pattern> prompt,
    Pattern pager,
    Map<Pattern, String> asides,
    Pattern confirmation,
    List<Noise> noise,
    String enter) {
  public CliStyle {
    asides = Map.copyOf(asides);
    noise = List.copyOf(noise);
  }

  /**
   * A command line without pager and questions, whose prompt is the device's name and an end.
   *
   * @param name matches the name
   * @param end matches what follows it
   */
  public static CliStyle plain(String name, String end, Noise... noise) {
    Pattern never = Pattern.compile("(?!)");
    return new CliStyle(
        Pattern.compile("(" + name + ")(" + end + ")"),
        found -> Pattern.compile(Pattern.quote(found) + "(" + end + ")"),
        never,
        Map.of(),
        never,
        List.of(noise),
        "\n");
  }

  /**
   * A block that is no answer.
   *
   * @param first matches its first line
   * @param last matches its last line, which may be the first
   */
  public record Noise(Pattern first, Pattern last) {
    /** A block of one line. */
    public static Noise line(Pattern whole) {
      return new Noise(whole, whole);
    }
  }
}
