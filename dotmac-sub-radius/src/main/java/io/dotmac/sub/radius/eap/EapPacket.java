package io.dotmac.sub.radius.eap;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * One EAP packet (RFC 3748, section 4).
 *
 * @param code {@link #REQUEST} or {@link #RESPONSE}
 * @param identifier by which a response is matched to its request, 0 to 255
 * @param type the method, or {@link #IDENTITY} or {@link #NAK}
 * @param data what follows the type
 */
public record EapPacket(int code, int identifier, int type, byte[] data) {
  public static final int REQUEST = 1;
  public static final int RESPONSE = 2;
  public static final int SUCCESS = 3;
  public static final int FAILURE = 4;

  public static final int IDENTITY = 1;
  public static final int NAK = 3;

  private static final int HEADER_LENGTH = 4;

  /** The request or response in these octets; empty if they are none. */
  public static Optional<EapPacket> of(byte[] octets) {
    if (octets.length <= HEADER_LENGTH) {
      return Optional.empty();
    }
    int code = octets[0] & 0xff;
    int length = (octets[2] & 0xff) << 8 | octets[3] & 0xff;
    // Octets beyond the length are padding of the link; fewer than it says are no packet.
    if (length <= HEADER_LENGTH || length > octets.length || code < REQUEST || code > RESPONSE) {
      return Optional.empty();
    }
    byte[] data = Arrays.copyOfRange(octets, HEADER_LENGTH + 1, length);
    return Optional.of(new EapPacket(code, octets[1] & 0xff, octets[4] & 0xff, data));
  }

  /** The packet as it stands on the wire. */
  public byte[] toBytes() {
    int length = HEADER_LENGTH + 1 + data.length;
    return ByteBuffer.allocate(length)
        .put((byte) code)
        .put((byte) identifier)
        .putShort((short) length)
        .put((byte) type)
        .put(data)
        .array();
  }

  /** The four octets of a Success or Failure. */
  static byte[] end(int code, int identifier) {
    return new byte[] {(byte) code, (byte) identifier, 0, HEADER_LENGTH};
  }

  @Override
  public String toString() {
    return "EapPacket(" + code + ", id " + identifier + ", type " + type + ")";
  }
}
