package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void allowsOneSecondsWorthAtOnceAndThenTheRate() {
    RateLimit limit = new RateLimit(10, 0);

    assertThat(allowed(limit, 0, 20)).isEqualTo(10);
    assertThat(allowed(limit, SECOND / 10 - 1, 1)).isZero();
    assertThat(allowed(limit, SECOND / 10, 2)).isEqualTo(1);
    assertThat(allowed(limit, 10 * SECOND, 20)).isEqualTo(10);
  }

  @Test
  void zeroIsNoLimit() {
    assertThat(allowed(new RateLimit(0, 0), 0, 1000)).isEqualTo(1000);
  }

  private static int allowed(RateLimit limit, long now, int asked) {
    int allowed = 0;
    for (int i = 0; i < asked; i++) {
      allowed += limit.allows(now) ? 1 : 0;
    }
    return allowed;
  }
}
