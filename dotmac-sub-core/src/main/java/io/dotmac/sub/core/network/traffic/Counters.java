package io.dotmac.sub.core.network.traffic;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The counters of an interface at a moment.
 *
 * @param bits 32 or 64: where they begin anew
 * @param uptimeSeconds how long the device has run, if it says; it tells a restart from a counter
 *     that began anew
 */
public record Counters(
    BigInteger octetsIn,
    BigInteger octetsOut,
    int bits,
    Instant at,
    @Nullable Long uptimeSeconds) {
  private static final BigInteger BITS_AN_OCTET = BigInteger.valueOf(8);
  private static final BigInteger BITS_A_MEGABIT = BigInteger.valueOf(1_000_000);

  /** By so much a clock and an uptime may disagree between two readings. */
  private static final long SLACK_SECONDS = 30;

  /** Rejects other widths. */
  public Counters {
    if (bits != 32 && bits != 64) {
      throw new IllegalArgumentException("counters have 32 or 64 bits, not " + bits);
    }
  }

  /**
   * Bits a second between two readings.
   *
   * @param seconds between them
   */
  public record Rate(int seconds, long rxBps, long txBps) {}

  /**
   * What was carried since; absent when nobody can know: the device restarted, a counter fell that
   * cannot have begun anew, or it may have done so more than once.
   *
   * @param speedMbps what the interface can carry, if that is known
   */
  public Optional<Rate> since(Counters before, @Nullable Integer speedMbps) {
    long seconds = Math.round(Duration.between(before.at, at).toMillis() / 1000.0);
    if (seconds < 1
        || seconds > Integer.MAX_VALUE
        || bits != before.bits
        || restarted(before, seconds)) {
      return Optional.empty();
    }
    Optional<Long> rx = rate(before.octetsIn, octetsIn, seconds, speedMbps);
    Optional<Long> tx = rate(before.octetsOut, octetsOut, seconds, speedMbps);
    return rx.isPresent() && tx.isPresent()
        ? Optional.of(new Rate((int) seconds, rx.get(), tx.get()))
        : Optional.empty();
  }

  /** An uptime that grew less than the time that passed. */
  private boolean restarted(Counters before, long seconds) {
    return uptimeSeconds != null
        && before.uptimeSeconds != null
        && uptimeSeconds < before.uptimeSeconds + seconds - SLACK_SECONDS;
  }

  private Optional<Long> rate(
      BigInteger before, BigInteger now, long seconds, @Nullable Integer speedMbps) {
    BigInteger limit = BigInteger.ONE.shiftLeft(bits);
    BigInteger most = speedMbps == null || speedMbps == 0
        ? null
        : BITS_A_MEGABIT.multiply(BigInteger.valueOf(speedMbps * seconds)).divide(BITS_AN_OCTET);
    BigInteger grown = now.subtract(before);
    boolean anew = grown.signum() < 0;
    if (anew) {
      grown = grown.add(limit);
    }
    // A counter that could have gone round is told only where it cannot have done so twice.
    boolean fits = most == null
        ? !anew || grown.compareTo(limit.shiftRight(1)) < 0
        : grown.compareTo(withSlack(most)) <= 0 && (bits == 64 || most.compareTo(limit) < 0);
    return fits
        ? Optional.of(
            grown.multiply(BITS_AN_OCTET).divide(BigInteger.valueOf(seconds)).longValueExact())
        : Optional.empty();
  }

  /** Readings take a moment: a full interface may seem to carry a little more than it can. */
  private static BigInteger withSlack(BigInteger most) {
    return most.add(most.shiftRight(3)).add(BigInteger.valueOf(65_536));
  }
}
