package io.dotmac.sub.core.identity.mfa;

import java.util.Locale;

/** Base 32 without padding (RFC 4648 6), in which people type seeds into their apps. */
final class Base32 {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte next : bytes) {
      buffer = buffer << Byte.SIZE | next & 0xff;
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(DIGITS.charAt(buffer >> held & 31));
      }
    }
    if (held > 0) {
      text.append(DIGITS.charAt(buffer << BITS - held & 31));
    }
    return text.toString();
  }

  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
    int buffer = 0;
    int held = 0;
    int count = 0;
    for (char digit : text.toUpperCase(Locale.ROOT).toCharArray()) {
      int value = DIGITS.indexOf(digit);
      if (value < 0) {
        throw new IllegalArgumentException("'" + digit + "' is no digit of base 32");
      }
      buffer = buffer << BITS | value;
      held += BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes[count++] = (byte) (buffer >> held);
      }
    }
    return bytes;
  }
}
