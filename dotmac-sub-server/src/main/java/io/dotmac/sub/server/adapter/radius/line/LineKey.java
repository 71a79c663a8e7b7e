package io.dotmac.sub.server.adapter.radius.line;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What tells one line of a credential from another, as a number: the station that is connected, or
 * where the NAS names none, the port it is connected to. A MAC address in any spelling is the same
 * station, and is held whole; of any other text a hash is held.
 */
public final class LineKey {
  /** Neither station nor port is known. */
  public static final long UNKNOWN = 0;

  private static final long MAC = 1L << 62;
  private static final long OTHER_STATION = 2L << 62;
  private static final long PORT = 3L << 62;
  private static final long KIND = 3L << 62;
  private static final int MAC_DIGITS = 12;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private LineKey() {}

  /** The station of that Calling-Station-Id; {@link #UNKNOWN} if it is empty. */
  public static long ofStation(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return ofStation(octets, octets.length);
  }

  /** The station that the first {@code length} octets of {@code text} write. */
  public static long ofStation(byte[] text, int length) {
    if (length <= 0) {
      return UNKNOWN;
    }
    long mac = mac(text, length);
    return mac >= 0 ? MAC | mac : OTHER_STATION | hash(FNV_OFFSET, text, length) & ~KIND;
  }

  /** A port of a NAS that is known as that client; {@link #UNKNOWN} if the text is empty. */
  public static long ofPort(UUID client, String port) {
    if (port.isEmpty()) {
      return UNKNOWN;
    }
    byte[] octets = port.getBytes(StandardCharsets.UTF_8);
    long whose = client.getMostSignificantBits() * 31 ^ client.getLeastSignificantBits();
    return PORT | hash(FNV_OFFSET ^ whose, octets, octets.length) & ~KIND;
  }

  /** Whether that line is a station with a MAC address. */
  public static boolean isMac(long line) {
    return (line & KIND) == MAC;
  }

  /** The MAC address of that line in the one form in which it is stored. */
  public static String mac(long line) {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 44; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((int) (line >>> shift) & 0xf, 16));
      if (shift % 8 == 0 && shift > 0) {
        text.append(':');
      }
    }
    return text.toString();
  }

  /** The first 12 hexadecimal digits, if nothing but separators lies between; else -1. */
  private static long mac(byte[] text, int length) {
    long mac = 0;
    int digits = 0;
    for (int i = 0; i < length && digits < MAC_DIGITS; i++) {
      byte c = text[i];
      int digit = Character.digit(c, 16);
      if (digit >= 0) {
        mac = mac << 4 | digit;
        digits++;
      } else if (c != ':' && c != '-' && c != '.') {
        return -1;
      }
    }
    return digits == MAC_DIGITS ? mac : -1;
  }

  private static long hash(long start, byte[] octets, int length) {
    long hash = start;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ octets[i]) * FNV_PRIME;
    }
    return hash ^ hash >>> 32;
  }
}
