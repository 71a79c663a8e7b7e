package io.dotmac.sub.server.security.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.core.identity.key.KeyLimits;
import io.dotmac.sub.server.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final SettableClock clock = new SettableClock(START);
  private final Quotas quotas = new Quotas(clock);
  private final ApiKeyId key = ApiKeyId.next();

  /** {@code before} requests at the start, then one after so many seconds. */
  @ParameterizedTest(name = "{0} a minute, {1} a day: {2} requests, one more after {3} s")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "5   | 0  | 0  | 0     | 0     | 'minute';q=5;w=60                     | 'minute';r=4;t=60",
        "5   | 0  | 4  | 0     | 0     | 'minute';q=5;w=60                     | 'minute';r=0;t=60",
        "5   | 0  | 5  | 0     | 60    | 'minute';q=5;w=60                     | 'minute';r=0;t=60",
        "5   | 0  | 6  | 59    | 1     | 'minute';q=5;w=60                     | 'minute';r=0;t=1",
        "5   | 0  | 6  | 60    | 0     | 'minute';q=5;w=60                     | 'minute';r=4;t=60",
        "600 | 0  | 599| 30    | 0     | 'minute';q=600;w=60                   | 'minute';r=0;t=30",
        "9   | 3  | 2  | 10    | 0     | 'minute';q=9;w=60, 'day';q=3;w=86400  | 'minute';r=6;t=50,"
            + " 'day';r=0;t=86390",
        "9   | 3  | 3  | 10    | 86390 | 'minute';q=9;w=60, 'day';q=3;w=86400  | 'minute';r=6;t=50,"
            + " 'day';r=0;t=86390",
        "9   | 3  | 9  | 86399 | 1     | 'minute';q=9;w=60, 'day';q=3;w=86400  | 'minute';r=9;t=60,"
            + " 'day';r=0;t=1",
        "9   | 3  | 9  | 86400 | 0     | 'minute';q=9;w=60, 'day';q=3;w=86400  | 'minute';r=8;t=60,"
            + " 'day';r=2;t=86400",
        "1   | 1  | 1  | 30    | 86370 | 'minute';q=1;w=60, 'day';q=1;w=86400  | 'minute';r=0;t=30,"
            + " 'day';r=0;t=86370",
      })
  void eachRequestIsAnsweredWithWhatIsLeft(
      int perMinute, int perDay, int before, int seconds, long wait, String policy, String state) {
    KeyLimits limits = new KeyLimits(perMinute, perDay);
    IntStream.range(0, before).forEach(i -> quotas.take(key, limits));
    clock.advance(Duration.ofSeconds(seconds));

    Spent spent = quotas.take(key, limits);

    assertThat(spent.retryAfterSeconds()).isEqualTo(wait);
    assertThat(spent.isAllowed()).isEqualTo(wait == 0);
    assertThat(spent.policy()).isEqualTo(policy.replace('\'', '"'));
    assertThat(spent.state()).isEqualTo(state.replace('\'', '"'));
  }

  @Test
  void whatIsRefusedDoesNotCount() {
    KeyLimits limits = new KeyLimits(2, 4);
    long allowed = 0;
    for (int second = 0; second < 120; second++) {
      allowed += quotas.take(key, limits).isAllowed() ? 1 : 0;
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(allowed).isEqualTo(4);
  }

  @Test
  void everyKeyHasItsOwnCount() {
    KeyLimits limits = new KeyLimits(1, 0);

    assertThat(quotas.take(key, limits).isAllowed()).isTrue();
    assertThat(quotas.take(key, limits).isAllowed()).isFalse();
    assertThat(quotas.take(ApiKeyId.next(), limits).isAllowed()).isTrue();
  }

  @Test
  void aLimitThatIsRaisedCountsAtOnce() {
    quotas.take(key, new KeyLimits(1, 0));

    assertThat(quotas.take(key, new KeyLimits(2, 0)).isAllowed()).isTrue();
    assertThat(quotas.take(key, new KeyLimits(2, 0)).isAllowed()).isFalse();
  }
}
