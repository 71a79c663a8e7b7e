package io.dotmac.sub.core.access.voucher;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The code on a voucher. Its signs cannot be mistaken for each other on paper: no 0 and O, no 1, I
 * and L. Each sign is equally likely.
 */
public final class VoucherCode {
  /** The signs. */
  public static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final SecureRandom RANDOM = new SecureRandom();

  private VoucherCode() {}

  /** A new code: the prefix, then {@code length} random signs. */
  static String next(String prefix, int length) {
    StringBuilder code = new StringBuilder(prefix);
    for (int i = 0; i < length; i++) {
      // Draws again where the remainder would make some signs likelier.
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** A code as people type it, in the form in which it is kept: without spaces and hyphens. */
  public static String canonical(String typed) {
    return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  /** A code as it is printed, in groups of four. */
  public static String printed(String code) {
    return code.replaceAll("(.{4})(?=.)", "$1-");
  }
}
