package io.dotmac.sub.radius.radsec;

import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What both sides of RadSec agree on. */
public final class Radsec {
  /** The port of RFC 6614. */
  public static final int PORT = 2083;

  /** The secret of RFC 6614, section 2.3: no secret, since TLS is what protects. */
  public static final SharedSecret SECRET = SharedSecret.of("radsec");

  static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private Radsec() {}

  /**
   * The next packet of a connection; empty when the other side has ended it.
   *
   * @throws IOException for what is no packet: after it nothing can be told apart (RFC 6613, 2.6.4)
   */
  static Optional<PacketView> read(InputStream input) throws IOException {
    int first = input.read();
    if (first < 0) {
      return Optional.empty();
    }
    byte[] header = new byte[4];
    header[0] = (byte) first;
    fill(input, header, 1);
    int length = (header[2] & 0xff) << 8 | header[3] & 0xff;
    if (length < PacketView.HEADER_LENGTH || length > PacketView.MAX_LENGTH) {
      throw new IOException("a packet has 20 to 4096 octets, found " + length);
    }
    byte[] octets = new byte[length];
    System.arraycopy(header, 0, octets, 0, header.length);
    fill(input, octets, header.length);
    if (PacketView.flawOf(octets, 0, length).isPresent()) {
      throw new IOException("an attribute has an impossible length");
    }
    return Optional.of(PacketView.copyOf(octets));
  }

  private static void fill(InputStream input, byte[] target, int from) throws IOException {
    if (input.readNBytes(target, from, target.length - from) < target.length - from) {
      throw new EOFException("the connection ended within a packet");
    }
  }
}
