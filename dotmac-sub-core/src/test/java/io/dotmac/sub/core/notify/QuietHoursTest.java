package io.dotmac.sub.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
  private static final ZoneId LAGOS = ZoneId.of("Africa/Lagos");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

  private static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  @Test
  void aNightGoesOverMidnight() {
    assertThat(NIGHT.isQuiet(at("2026-11-29T20:59:59", LAGOS), LAGOS)).isFalse();
    assertThat(NIGHT.isQuiet(at("2026-11-29T21:00", LAGOS), LAGOS)).isTrue();
    assertThat(NIGHT.isQuiet(at("2026-11-30T00:00", LAGOS), LAGOS)).isTrue();
    assertThat(NIGHT.isQuiet(at("2026-11-30T07:59:59", LAGOS), LAGOS)).isTrue();
    assertThat(NIGHT.isQuiet(at("2026-11-30T08:00", LAGOS), LAGOS)).isFalse();
  }

  @Test
  void whatComesAtNightWaitsForTheMorning() {
    Instant morning = at("2026-11-30T08:00", LAGOS);

    assertThat(NIGHT.after(at("2026-11-29T21:00", LAGOS), LAGOS)).isEqualTo(morning);
    assertThat(NIGHT.after(at("2026-11-30T03:00", LAGOS), LAGOS)).isEqualTo(morning);
    assertThat(NIGHT.after(morning, LAGOS)).isEqualTo(morning);
    assertThat(NIGHT.after(at("2026-11-29T12:00", LAGOS), LAGOS))
        .isEqualTo(at("2026-11-29T12:00", LAGOS));
  }

  @Test
  void hoursWithinOneDayAndNone() {
    QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

    assertThat(noon.after(at("2026-11-29T13:00", LAGOS), LAGOS))
        .isEqualTo(at("2026-11-29T14:00", LAGOS));
    assertThat(noon.isQuiet(at("2026-11-29T14:00", LAGOS), LAGOS)).isFalse();
    assertThat(QuietHours.NONE.isQuiet(at("2026-11-29T00:00", LAGOS), LAGOS)).isFalse();
  }

  @Test
  void theZoneOfTheTenantCounts() {
    Instant evening = Instant.parse("2026-11-29T20:30:00Z");

    assertThat(NIGHT.isQuiet(evening, ZoneId.of("UTC"))).isFalse();
    assertThat(NIGHT.isQuiet(evening, LAGOS)).isTrue();
  }

  @Test
  void clocksThatAreChangedAtNightChangeTheEndWithThem() {
    QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));

    // In spring 02:30 is not there: what follows it is 03:30 by the new clock.
    assertThat(night.after(at("2026-03-28T23:00", PARIS), PARIS))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    // In autumn 02:30 is there twice: the first ends it, and the second is not quiet.
    assertThat(night.after(at("2026-10-24T23:00", PARIS), PARIS))
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(night.isQuiet(Instant.parse("2026-10-25T01:30:00Z"), PARIS)).isFalse();
    // Before the second it is quiet by the clock on the wall once more, until then.
    assertThat(night.after(Instant.parse("2026-10-25T01:15:00Z"), PARIS))
        .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
  }
}
