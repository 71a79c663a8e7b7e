package io.dotmac.sub.core.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/**
 * The hours of a day in which nobody wants to be woken; over midnight where the end is before the
 * beginning, none where both are the same.
 *
 * @param start the first quiet moment
 * @param end the first that is not quiet any more
 */
public record QuietHours(LocalTime start, LocalTime end) {
  /** No quiet hours. */
  public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /** Whether it is quiet then in that zone. */
  public boolean isQuiet(Instant at, ZoneId zone) {
    LocalTime time = at.atZone(zone).toLocalTime();
    boolean begun = !time.isBefore(start);
    boolean over = !time.isBefore(end);
    return start.isBefore(end) ? begun && !over : start.isAfter(end) && (begun || !over);
  }

  /**
   * The first moment from {@code at} on that is not quiet. Where the clocks are changed over the
   * end, it is what follows it where it is left out, and each of both where it comes twice.
   */
  public Instant after(Instant at, ZoneId zone) {
    if (!isQuiet(at, zone)) {
      return at;
    }
    ZonedDateTime ends = at.atZone(zone).toLocalDate().atTime(end).atZone(zone);
    return Stream.of(ends, ends.withLaterOffsetAtOverlap(), ends.plusDays(1))
        .map(ZonedDateTime::toInstant)
        .filter(moment -> moment.isAfter(at))
        .findFirst()
        .orElseThrow();
  }
}
