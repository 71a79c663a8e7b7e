package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;

/** A NAS that sends whatever octets it likes from one socket. */
final class RawNas implements AutoCloseable {
  static final SharedSecret SECRET = SharedSecret.of("testing123");
  static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final DatagramSocket socket;
  private int identifier;

  RawNas() throws IOException {
    socket = new DatagramSocket(0, LOOPBACK);
  }

  void send(int port, byte[] octets) throws IOException {
    socket.send(new DatagramPacket(octets, octets.length, LOOPBACK, port));
  }

  /** What arrives within this time. */
  Optional<byte[]> receive(int millis) throws IOException {
    socket.setSoTimeout(millis);
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    try {
      socket.receive(packet);
      return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
  }

  /** Sends and waits for the answer. */
  byte[] ask(int port, byte[] octets) throws IOException {
    send(port, octets);
    return receive(30_000).orElseThrow(() -> new AssertionError("no answer within 30 s"));
  }

  int nextIdentifier() {
    identifier = (identifier + 1) % 256;
    return identifier;
  }

  /** An Access-Request with Message-Authenticator. */
  byte[] access(SharedSecret secret, AttributeBlock attributes) {
    return new PacketWriter()
        .begin(PacketCode.ACCESS_REQUEST, nextIdentifier())
        .messageAuthenticator()
        .add(attributes)
        .request(authenticator(), secret, PacketSigner.ofThread());
  }

  /** An Access-Request without Message-Authenticator. */
  byte[] unprotectedAccess(SharedSecret secret, AttributeBlock attributes) {
    return new PacketWriter()
        .begin(PacketCode.ACCESS_REQUEST, nextIdentifier())
        .add(attributes)
        .request(authenticator(), secret, PacketSigner.ofThread());
  }

  byte[] accounting(SharedSecret secret, AttributeBlock attributes) {
    return new PacketWriter()
        .begin(PacketCode.ACCOUNTING_REQUEST, nextIdentifier())
        .add(attributes)
        .signedRequest(secret, PacketSigner.ofThread());
  }

  byte[] status(SharedSecret secret) {
    return new PacketWriter()
        .begin(PacketCode.STATUS_SERVER, nextIdentifier())
        .messageAuthenticator()
        .request(authenticator(), secret, PacketSigner.ofThread());
  }

  /** Different in every packet of this NAS. */
  byte[] authenticator() {
    byte[] octets = new byte[16];
    octets[0] = (byte) identifier;
    long nanos = System.nanoTime();
    for (int i = 1; i < 9; i++) {
      octets[i] = (byte) (nanos >>> 8 * i - 8);
    }
    return octets;
  }

  static PacketView view(byte[] octets) {
    return PacketView.copyOf(octets);
  }

  @Override
  public void close() {
    socket.close();
  }
}
