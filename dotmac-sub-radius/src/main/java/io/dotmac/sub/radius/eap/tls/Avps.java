package io.dotmac.sub.radius.eap.tls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Attributes in the form of Diameter (RFC 6733, section 4.1), as EAP-TTLS carries them. */
final class Avps {
  private static final int HEADER_LENGTH = 8;
  private static final int WITH_VENDOR = 0x80;
  private static final int MANDATORY = 0x40;

  private record Avp(int vendor, int code, byte[] value) {}

  private final List<Avp> all;

  private Avps(List<Avp> all) {
    this.all = all;
  }

  /** The attributes in these octets; empty if they are malformed. */
  static Optional<Avps> of(byte[] octets) {
    List<Avp> all = new ArrayList<>();
    ByteBuffer left = ByteBuffer.wrap(octets);
    while (left.hasRemaining()) {
      if (left.remaining() < HEADER_LENGTH) {
        return Optional.empty();
      }
      int start = left.position();
      int code = left.getInt();
      int flagsAndLength = left.getInt();
      int length = flagsAndLength & 0xff_ffff;
      boolean withVendor = (flagsAndLength >>> 24 & WITH_VENDOR) != 0;
      int header = HEADER_LENGTH + (withVendor ? 4 : 0);
      if (length < header || length > octets.length - start) {
        return Optional.empty();
      }
      int vendor = withVendor ? left.getInt() : 0;
      all.add(new Avp(vendor, code, Arrays.copyOfRange(octets, start + header, start + length)));
      // Each but the last is padded to a multiple of four octets.
      left.position(Math.min(octets.length, start + (length + 3) / 4 * 4));
    }
    return Optional.of(new Avps(all));
  }

  Optional<byte[]> first(int vendor, int code) {
    return all.stream()
        .filter(each -> each.vendor() == vendor && each.code() == code)
        .map(Avp::value)
        .findFirst();
  }

  /** One mandatory attribute of a vendor, padded. */
  static byte[] one(int vendor, int code, byte[] value) {
    int length = HEADER_LENGTH + 4 + value.length;
    return ByteBuffer.allocate((length + 3) / 4 * 4)
        .putInt(code)
        .putInt((WITH_VENDOR | MANDATORY) << 24 | length)
        .putInt(vendor)
        .put(value)
        .array();
  }
}
