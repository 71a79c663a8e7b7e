package io.dotmac.sub.core.network.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ShiftsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Instant berlin(String local) {
    return ZonedDateTime.parse(local + "[Europe/Berlin]").toInstant();
  }

  @Test
  void aTurnHasItsFirstMomentAndNotItsLast() {
    Shifts weeks =
        new Shifts(ZoneId.of("Africa/Lagos"), Instant.parse("2026-11-02T08:00:00Z"), 168);

    assertThat(weeks.at(Instant.parse("2026-11-02T08:00:00Z"))).isZero();
    assertThat(weeks.at(Instant.parse("2026-11-09T07:59:59Z"))).isZero();
    assertThat(weeks.at(Instant.parse("2026-11-09T08:00:00Z"))).isEqualTo(1);
    assertThat(weeks.at(Instant.parse("2026-11-02T07:59:59Z"))).isEqualTo(-1);
  }

  @Test
  void turnsBeginAtTheSameTimeOfDayWhenTheClocksAreChanged() {
    Shifts days = new Shifts(BERLIN, berlin("2026-03-27T09:00:00+01:00"), 24);

    assertThat(days.begin(1)).isEqualTo(berlin("2026-03-28T09:00:00+01:00"));
    assertThat(days.begin(2)).isEqualTo(berlin("2026-03-29T09:00:00+02:00"));
    assertThat(days.at(berlin("2026-03-29T08:59:59+02:00"))).isEqualTo(1);
    assertThat(days.at(berlin("2026-03-29T09:00:00+02:00"))).isEqualTo(2);
  }

  @Test
  void everyMomentAroundAChangeOfTheClocksBelongsToTheTurnThatItIsIn() {
    for (String start : new String[] {"2026-03-28T02:30:00+01:00", "2026-10-24T02:30:00+02:00"}) {
      for (int hours : new int[] {1, 5, 12, 24}) {
        Shifts shifts = new Shifts(BERLIN, berlin(start), hours);
        long before = Long.MIN_VALUE;
        Instant end = berlin(start).plus(Duration.ofDays(3));
        for (Instant at = berlin(start); at.isBefore(end); at = at.plusSeconds(600)) {
          long number = shifts.at(at);
          assertThat(shifts.begin(number)).as(at + " of " + hours).isBeforeOrEqualTo(at);
          assertThat(shifts.begin(number + 1)).as(at + " of " + hours).isAfter(at);
          assertThat(number).as(at + " of " + hours).isGreaterThanOrEqualTo(before);
          before = number;
        }
      }
    }
  }
}
