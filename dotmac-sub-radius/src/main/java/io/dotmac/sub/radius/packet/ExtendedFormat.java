package io.dotmac.sub.radius.packet;

/**
 * The extended attribute spaces of RFC 6929: 241 to 244 put one octet of further type before the
 * value; 245 and 246 add an octet of flags, by which a long value goes on in the next attribute.
 */
final class ExtendedFormat {
  /** The extended type that holds vendors' attributes. */
  static final int VENDOR_SPECIFIC = 26;

  /** Octets of vendor number and vendor type before a vendor's value. */
  static final int VENDOR_HEADER = 5;

  private static final int FIRST = 241;
  private static final int FIRST_LONG = 245;
  private static final int LAST = 246;
  private static final int MORE = 0x80;

  private ExtendedFormat() {}

  static boolean holds(int type) {
    return type >= FIRST && type <= LAST;
  }

  static boolean isLong(int space) {
    return space >= FIRST_LONG;
  }

  /** Octets between the length of the attribute and its value. */
  static int headerLength(int space) {
    return isLong(space) ? 2 : 1;
  }

  static boolean goesOn(int flags) {
    return (flags & MORE) != 0;
  }

  static int flags(boolean more) {
    return more ? MORE : 0;
  }

  /** The space of a key whose number is that of an extended attribute; 0 for any other. */
  static int spaceOf(int vendor, int type) {
    int space = vendor == 0 ? type >> 8 : type >> 16;
    return holds(space) ? space : 0;
  }
}
