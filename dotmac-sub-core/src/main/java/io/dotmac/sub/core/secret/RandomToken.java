package io.dotmac.sub.core.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens nobody can guess. */
public final class RandomToken {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private RandomToken() {}

  /** 256 random bits as 43 characters that are safe in URLs, headers and cookies. */
  public static String next() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
  }

  /** Random hexadecimal digits, two a byte. */
  public static String hex(int bytes) {
    return HexFormat.of().formatHex(bytes(bytes));
  }

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
