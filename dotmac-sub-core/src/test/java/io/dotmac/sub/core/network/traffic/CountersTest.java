package io.dotmac.sub.core.network.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.network.traffic.Counters.Rate;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final long LIMIT_32 = 1L << 32;
  private static final BigInteger LIMIT_64 = BigInteger.ONE.shiftLeft(64);

  private static Counters at(long seconds, BigInteger in, int bits, @Nullable Long uptime) {
    return new Counters(in, BigInteger.ZERO, bits, START.plusSeconds(seconds), uptime);
  }

  private static Counters narrow(long seconds, long in) {
    return at(seconds, BigInteger.valueOf(in), 32, null);
  }

  private static Counters wide(long seconds, long in, @Nullable Long uptime) {
    return at(seconds, BigInteger.valueOf(in), 64, uptime);
  }

  @Test
  void octetsThatWereCountedAreBitsASecond() {
    assertThat(wide(300, 37_500_000, null).since(wide(0, 0, null), 1000))
        .contains(new Rate(300, 1_000_000, 0));
    assertThat(wide(300, 7, null).since(wide(0, 7, null), null)).contains(new Rate(300, 0, 0));
  }

  @Test
  void aCounterThatBeganAnewWentOn() {
    assertThat(narrow(300, 999_999).since(narrow(0, LIMIT_32 - 1), 100))
        .contains(new Rate(300, 1_000_000 * 8 / 300, 0));
    assertThat(narrow(300, 0).since(narrow(0, LIMIT_32 - 1), 100)).contains(new Rate(300, 0, 0));
    BigInteger last = LIMIT_64.subtract(BigInteger.ONE);
    assertThat(at(300, BigInteger.valueOf(299), 64, null).since(at(0, last, 64, null), 100))
        .contains(new Rate(300, 8, 0));
  }

  @Test
  void aCounterThatCouldHaveGoneRoundTwiceSaysNothing() {
    // 100 Mbit/s for 343 s are 2^32 octets less some; for 344 s they are more.
    assertThat(narrow(343, 5_000).since(narrow(0, 0), 100)).isPresent();
    assertThat(narrow(344, 5_000).since(narrow(0, 0), 100)).isEmpty();
    assertThat(narrow(300, 5_000).since(narrow(0, 0), 1000)).isEmpty();
  }

  @Test
  void aCounterThatFellFurtherThanItCanHaveGoneWasSetBack() {
    assertThat(wide(300, 10, null).since(wide(0, 1_000_000, null), 1000)).isEmpty();
    assertThat(wide(300, 10, null).since(wide(0, 1_000_000, null), null)).isEmpty();
    assertThat(narrow(300, 10).since(narrow(0, 1_000_000), 100)).isEmpty();
  }

  @Test
  void moreThanTheInterfaceCarriesIsNoRate() {
    assertThat(wide(100, 20_000_000, null).since(wide(0, 0, null), 1)).isEmpty();
    assertThat(wide(100, 20_000_000, null).since(wide(0, 0, null), 2)).isPresent();
  }

  @Test
  void nothingIsKnownAcrossARestart() {
    Counters before = wide(0, 1_000, 50_000L);

    assertThat(wide(300, 2_000, 50_300L).since(before, null)).isPresent();
    assertThat(wide(300, 2_000, 50_270L).since(before, null)).isPresent();
    assertThat(wide(300, 2_000, 50_269L).since(before, null)).isEmpty();
    assertThat(wide(300, 2_000, 120L).since(before, null)).isEmpty();
    assertThat(wide(300, 2_000, null).since(before, null)).isPresent();
  }

  @Test
  void twoReadingsAtOnceAndCountersOfAnotherWidthSayNothing() {
    assertThat(wide(0, 10, null).since(wide(0, 0, null), null)).isEmpty();
    assertThat(wide(300, 10, null).since(narrow(0, 0), null)).isEmpty();
    assertThat(wide(0, 10, null).since(wide(300, 0, null), null)).isEmpty();
    assertThatThrownBy(() -> at(0, BigInteger.ONE, 31, null)).hasMessageContaining("31");
  }
}
