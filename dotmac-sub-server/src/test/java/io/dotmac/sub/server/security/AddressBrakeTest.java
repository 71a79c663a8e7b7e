package io.dotmac.sub.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressBrakeTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final String GUESSER = "203.0.113.7";

  private final SettableClock clock = new SettableClock(START);
  private final AddressBrake brake = new AddressBrake(clock, 20, WINDOW);

  @Test
  void anAddressHasTwentyFailuresInAQuarterOfAnHourAndThenMustWait() {
    assertThat(attempts(GUESSER, 19)).isEqualTo(19);
    assertThat(brake.begin(GUESSER)).isZero();
    assertThat(brake.begin(GUESSER)).isPositive();
    assertThat(brake.begin("203.0.113.8")).isZero();

    clock.set(START.plus(WINDOW).minusSeconds(1));
    assertThat(brake.begin(GUESSER)).isPositive();
    clock.set(START.plus(WINDOW));
    assertThat(brake.begin(GUESSER)).isZero();
  }

  @Test
  void whoeverSignsInWellIsNeverStopped() {
    for (int i = 0; i < 100; i++) {
      assertThat(brake.begin(GUESSER)).isZero();
      brake.succeeded(GUESSER);
    }
  }

  @Test
  void theAddressesOfOneIpv6SiteAreCountedTogether() {
    for (int i = 0; i < 20; i++) {
      assertThat(brake.begin("2001:db8:1:2::" + i)).isZero();
    }

    assertThat(brake.begin("2001:db8:1:2:ffff::1")).isPositive();
    assertThat(brake.begin("2001:db8:1:3::1")).isZero();
  }

  @Test
  void thisMachineIsNotStoppedSinceItMayStandForEverybodyBehindAProxy() {
    assertThat(attempts("127.0.0.1", 100)).isEqualTo(100);
    assertThat(attempts("0:0:0:0:0:0:0:1", 100)).isEqualTo(100);
  }

  @Test
  void moreAddressesThanAreRememberedForgetTheOldest() {
    attempts(GUESSER, 20);
    for (int i = 0; i < 50_000; i++) {
      brake.begin("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
    }

    assertThat(brake.begin(GUESSER)).isZero();
  }

  private long attempts(String address, int times) {
    return IntStream.range(0, times).filter(i -> brake.begin(address).isZero()).count();
  }

  @Test
  void eachBlockInARowLastsTwiceAsLongAsTheOneBeforeUpToSixteenfold() {
    for (int times : new int[] {1, 2, 4, 8, 16, 16}) {
      attempts(GUESSER, 20);

      assertThat(brake.begin(GUESSER)).isEqualTo(WINDOW.multipliedBy(times));
      clock.advance(WINDOW.multipliedBy(times));
    }
    clock.advance(WINDOW.multipliedBy(16));
    attempts(GUESSER, 20);

    assertThat(brake.begin(GUESSER)).as("after a long calm").isEqualTo(WINDOW);
  }
}
