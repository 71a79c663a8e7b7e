package io.dotmac.sub.server.web.part;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A labelled bar.
 *
 * @param width per cent of the track, as an SVG length
 * @param tone {@code f1} to {@code f6}
 * @param count how many, or empty
 * @param href the list behind the bar, or empty
 */
public record Meter(
    String label, String width, String tone, String count, String amount, String href) {
  /** A bar of {@code part} of {@code whole}; anything above zero stays visible. */
  public static Meter of(
      String label, long part, long whole, String tone, String count, String amount, String href) {
    return new Meter(label, width(part, whole), tone, count, amount, href);
  }

  /** {@code part} of {@code whole} as a width between 0% and 100%. */
  public static String width(long part, long whole) {
    if (whole <= 0 || part <= 0) {
      return "0%";
    }
    int percent = BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .intValue();
    return Math.max(2, Math.min(100, percent)) + "%";
  }
}
