package io.dotmac.sub.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressBrakeTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final String GUESSER = "203.0.113.7";

  private Instant now = START;
  private final AddressBrake brake = new AddressBrake(new Clock() {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  });

  @Test
  void anAddressHasTwentyFailuresInAQuarterOfAnHourAndThenMustWait() {
    assertThat(attempts(GUESSER, 19)).isEqualTo(19);
    assertThat(brake.begin(GUESSER)).isTrue();
    assertThat(brake.begin(GUESSER)).isFalse();
    assertThat(brake.begin("203.0.113.8")).isTrue();

    now = START.plus(AddressBrake.WINDOW).minusSeconds(1);
    assertThat(brake.begin(GUESSER)).isFalse();
    now = START.plus(AddressBrake.WINDOW);
    assertThat(brake.begin(GUESSER)).isTrue();
  }

  @Test
  void whoeverSignsInWellIsNeverStopped() {
    for (int i = 0; i < 100; i++) {
      assertThat(brake.begin(GUESSER)).isTrue();
      brake.succeeded(GUESSER);
    }
  }

  @Test
  void theAddressesOfOneIpv6SiteAreCountedTogether() {
    for (int i = 0; i < AddressBrake.ATTEMPTS; i++) {
      assertThat(brake.begin("2001:db8:1:2::" + i)).isTrue();
    }

    assertThat(brake.begin("2001:db8:1:2:ffff::1")).isFalse();
    assertThat(brake.begin("2001:db8:1:3::1")).isTrue();
  }

  @Test
  void thisMachineIsNotStoppedSinceItMayStandForEverybodyBehindAProxy() {
    assertThat(attempts("127.0.0.1", 100)).isEqualTo(100);
    assertThat(attempts("0:0:0:0:0:0:0:1", 100)).isEqualTo(100);
  }

  @Test
  void moreAddressesThanAreRememberedForgetTheOldest() {
    attempts(GUESSER, AddressBrake.ATTEMPTS);
    for (int i = 0; i < 50_000; i++) {
      brake.begin("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
    }

    assertThat(brake.begin(GUESSER)).isTrue();
  }

  private long attempts(String address, int times) {
    return IntStream.range(0, times).filter(i -> brake.begin(address)).count();
  }
}
