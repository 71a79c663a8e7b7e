package io.dotmac.sub.radius.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How long to wait for a reply after each transmission. There are as many transmissions as waits;
 * when the last wait is over the request has timed out.
 */
public record Retransmission(List<Duration> waits) {
  /** Three transmissions, waiting 2, 4 and 8 seconds. */
  public static final Retransmission STANDARD = ofMillis(2000, 4000, 8000);

  /** Refuses to wait never or for nothing. */
  public Retransmission {
    waits = List.copyOf(waits);
    if (waits.isEmpty() || waits.stream().anyMatch(wait -> wait.toMillis() < 1)) {
      throw new IllegalArgumentException("expected one or more waits of 1 ms or more: " + waits);
    }
  }

  /** These waits, in milliseconds. */
  public static Retransmission ofMillis(long... millis) {
    return new Retransmission(Arrays.stream(millis).mapToObj(Duration::ofMillis).toList());
  }
}
