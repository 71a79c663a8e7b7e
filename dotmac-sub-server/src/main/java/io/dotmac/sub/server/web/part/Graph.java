package io.dotmac.sub.server.web.part;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Values over time as lines in a box of 600 by 90, drawn by the server. Where nothing was measured
 * for a while there is no line.
 *
 * @param words the sentence that says the same
 * @param lines one for each row of values, as SVG paths
 */
public record Graph(String words, List<Line> lines) {
  private static final int WIDTH = 600;
  private static final int TOP = 4;
  private static final int BOTTOM = 86;

  /** A line, drawn as that style class says. */
  public record Line(String css, String path) {}

  /** Values of one thing at moments, the oldest first. */
  public record Values(String css, List<Value> values) {}

  /** One of them. */
  public record Value(Instant at, double value) {}

  /**
   * A box of what lies in it.
   *
   * @param gap so long without a value that there is no line
   * @param low the value at the bottom
   * @param high the value at the top
   */
  public record Box(Instant from, Instant until, Duration gap, double low, double high) {
    private String path(List<Value> values) {
      StringBuilder path = new StringBuilder();
      Instant last = null;
      for (Value each : values) {
        boolean goesOn = last != null && Duration.between(last, each.at()).compareTo(gap) <= 0;
        path.append(String.format(
            Locale.ROOT, "%s%.1f %.1f", goesOn ? "L" : "M", x(each.at()), y(each.value())));
        last = each.at();
      }
      return path.toString();
    }

    private double x(Instant at) {
      double whole = Math.max(1, Duration.between(from, until).toMillis());
      return WIDTH * Duration.between(from, at).toMillis() / whole;
    }

    private double y(double value) {
      double share = high <= low ? 0 : (value - low) / (high - low);
      return BOTTOM - Math.min(1, Math.max(0, share)) * (BOTTOM - TOP);
    }
  }

  /** Draws them. */
  public static Graph of(String words, Box box, List<Values> all) {
    return new Graph(
        words,
        all.stream().map(each -> new Line(each.css(), box.path(each.values()))).toList());
  }
}
