package io.dotmac.sub.server.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final Traffic LINE = new Traffic(100_000_000, 77);

  @Test
  void aCounterNeverFalls() {
    long before = LINE.octets(NOON);
    for (int minute = 1; minute <= 3 * 1_440; minute++) {
      long now = LINE.octets(NOON.plus(Duration.ofMinutes(minute)));
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  @Test
  void theEveningCarriesMuchMoreThanTheNight() {
    long evening = LINE.bps(NOON.plus(Duration.ofHours(7)), NOON.plus(Duration.ofHours(8)));
    long night = LINE.bps(NOON.minus(Duration.ofHours(9)), NOON.minus(Duration.ofHours(8)));

    assertThat(evening).isBetween(130_000_000L, 180_000_000L);
    assertThat(night).isBetween(30_000_000L, 75_000_000L);
  }

  @Test
  void overManyDaysItIsTheMean() {
    long carried = LINE.bps(NOON, NOON.plus(Duration.ofDays(30)));

    assertThat(carried).isBetween(99_000_000L, 101_000_000L);
  }

  @Test
  void nothingStaysNothing() {
    assertThat(Traffic.NONE.octets(NOON)).isZero();
    assertThat(Traffic.NONE.bps(NOON, NOON.plusSeconds(60))).isZero();
  }
}
