package io.dotmac.sub.core.network.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Turns of the same length, which begin at the same time of day also when the clocks are changed.
 * They go on without end in both directions.
 *
 * @param startsAt when the one of number 0 begins
 * @param hours how long each is by the clock on the wall
 */
public record Shifts(ZoneId zone, Instant startsAt, int hours) {
  /** When the turn of that number begins; the one before ends then. */
  public Instant begin(long number) {
    return LocalDateTime.ofInstant(startsAt, zone)
        .plusHours(Math.multiplyExact(number, hours))
        .atZone(zone)
        .toInstant();
  }

  /** The number of the turn at that moment; its first moment belongs to it. */
  public long at(Instant moment) {
    Duration since = Duration.between(
        LocalDateTime.ofInstant(startsAt, zone), LocalDateTime.ofInstant(moment, zone));
    long number = Math.floorDiv(since.toSeconds(), hours * 3_600L);
    // Hours that come twice, or not at all, are hours on the wall: look beside them.
    while (begin(number + 1).compareTo(moment) <= 0) {
      number++;
    }
    while (begin(number).isAfter(moment)) {
      number--;
    }
    return number;
  }
}
