package io.dotmac.sub.server.web.part;

import java.util.List;
import java.util.Locale;

/**
 * A sparkline in a box of 120 by 30, as two SVG paths.
 *
 * @param tone {@code ""} blue, {@code t} teal, {@code w} amber
 */
public record Spark(String area, String line, String tone) {
  private static final int WIDTH = 120;
  private static final int TOP = 3;
  private static final int BOTTOM = 27;

  /** The line through {@code values}, oldest first; a flat line when there are fewer than two. */
  public static Spark of(List<? extends Number> values, String tone) {
    List<? extends Number> points = values.size() < 2 ? List.of(0, 0) : values;
    double low = points.stream().mapToDouble(Number::doubleValue).min().orElse(0);
    double high = points.stream().mapToDouble(Number::doubleValue).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      double x = (double) WIDTH * i / (points.size() - 1);
      double share = high == low ? 0 : (points.get(i).doubleValue() - low) / (high - low);
      double y = BOTTOM - share * (BOTTOM - TOP);
      line.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, y));
    }
    return new Spark(line + "L120 30L0 30Z", line.toString(), tone);
  }
}
