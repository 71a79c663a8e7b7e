package io.dotmac.sub.core.identity.mfa;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes from a shared seed and the time (RFC 6238), as authenticator apps make them.
 *
 * @param algorithm the hash below the HMAC; apps reliably know {@link Algorithm#SHA1} only
 * @param digits of a code, 6 to 8
 */
public record Totp(Algorithm algorithm, int digits) {
  /** What every app knows: SHA-1, six digits, a code every 30 seconds. */
  public static final Totp STANDARD = new Totp(Algorithm.SHA1, 6);

  /** Seconds for which a code is shown. */
  public static final int STEP_SECONDS = 30;

  /** Steps before and after the present one that count, for clocks that differ. */
  private static final int WINDOW = 1;

  /** The hash below the HMAC. */
  public enum Algorithm {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256"),
    SHA512("HmacSHA512");

    private final String mac;

    Algorithm(String mac) {
      this.mac = mac;
    }
  }

  /** Checks the number of digits. */
  public Totp {
    if (digits < 6 || digits > 8) {
      throw new IllegalArgumentException("a code has 6 to 8 digits, not " + digits);
    }
  }

  /** The step that a moment is in. */
  public static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /** The code of a step, with leading zeros. */
  public String code(byte[] seed, long step) {
    byte[] hash = hmac(seed, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    // RFC 4226 5.3: the last four bits say where the 31 bits of the code begin.
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%0" + digits + "d", number % power());
  }

  /**
   * The step whose code this is, of the present one and its neighbours.
   *
   * @param after the last step that was used: no code of it, or of one before, counts again
   */
  public OptionalLong match(byte[] seed, String code, Instant now, long after) {
    long present = step(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = present - WINDOW; step <= present + WINDOW; step++) {
      if (same(code(seed, step), code) && step > after) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private int power() {
    int power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  private byte[] hmac(byte[] seed, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm.mac);
      mac.init(new SecretKeySpec(seed, algorithm.mac));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(algorithm.mac + " is not available", impossible);
    }
  }

  private static boolean same(String expected, String found) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
  }
}
