package io.dotmac.sub.radius.packet;

/**
 * How a vendor numbers and measures the attributes inside its Vendor-Specific attribute. RFC 2865
 * recommends one octet each; some vendors chose otherwise.
 *
 * @param typeOctets octets of the vendor's attribute number
 * @param lengthOctets octets of the length; 0 if there is none
 * @param flagOctets octets of flags before the value, whose top bit says that it goes on
 */
public record VendorFormat(int typeOctets, int lengthOctets, int flagOctets) {
  private static final VendorFormat USUAL = new VendorFormat(1, 1, 0);
  private static final VendorFormat USR = new VendorFormat(4, 0, 0);
  private static final VendorFormat LUCENT = new VendorFormat(2, 1, 0);
  private static final VendorFormat STARENT = new VendorFormat(2, 2, 0);
  private static final VendorFormat WIMAX = new VendorFormat(1, 1, 1);

  /** How this vendor, by its private enterprise number, writes its attributes. */
  public static VendorFormat of(int vendor) {
    return switch (vendor) {
      case 429 -> USR;
      // Lucent, Alcatel's DSL access nodes, and Kineto.
      case 4846, 637, 16445 -> LUCENT;
      case 8164 -> STARENT;
      // The WiMAX forum and Telrad.
      case 24757, 5323 -> WIMAX;
      default -> USUAL;
    };
  }

  int headerLength() {
    return typeOctets + lengthOctets + flagOctets;
  }

  /** The vendor's attribute number at {@code at}. */
  int type(byte[] octets, int at) {
    return number(octets, at, typeOctets);
  }

  /** Octets of the sub-attribute at {@code at}, header included; all that is left if unmeasured. */
  int length(byte[] octets, int at, int end) {
    return lengthOctets == 0 ? end - at : number(octets, at + typeOctets, lengthOctets);
  }

  /** Whether the sub-attributes in {@code [at, end)} fill it exactly, and there is at least one. */
  boolean fills(byte[] octets, int at, int end) {
    int next = at;
    while (next < end) {
      if (end - next < headerLength()) {
        return false;
      }
      int length = length(octets, next, end);
      if (length < headerLength() || length > end - next) {
        return false;
      }
      next += length;
    }
    return next > at;
  }

  /** The unsigned big-endian number of {@code width} octets; of 4, its bits. */
  static int number(byte[] octets, int at, int width) {
    int number = 0;
    for (int i = 0; i < width; i++) {
      number = (number << 8) | (octets[at + i] & 0xff);
    }
    return number;
  }
}
