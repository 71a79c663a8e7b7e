package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketFlaw;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.ClientState.Counter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one socket: finds the client, drops what is no packet, answers retransmissions, and hands
 * the rest to the service of its port. Nothing that arrives ends it.
 */
final class Reader implements Runnable {
  /** What a port does with a packet of well-formed structure. */
  interface Service {
    /** The one code it serves beside Status-Server. */
    PacketCode code();

    /** The code with which it answers Status-Server. */
    PacketCode aliveCode();

    /**
     * Proves the packet and takes it on.
     *
     * @return whether it was proven, so that retransmissions of it will be recognised
     */
    boolean take(Exchange exchange);

    /** Whether a request may still be looked at after it has been answered. */
    boolean keepsRequests();
  }

  private final DatagramChannel channel;
  private final Service service;
  private final ServerState server;
  private final DuplicateCache recent;
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(PacketView.MAX_LENGTH);
  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(PacketView.MAX_LENGTH);
  private final byte[] octets = new byte[PacketView.MAX_LENGTH];
  private final Exchange.Path path = this::send;
  private final boolean reuses;
  private volatile @Nullable Thread thread;

  Reader(DatagramChannel channel, Service service, ServerState server, DuplicateCache recent) {
    this.channel = channel;
    this.service = service;
    this.server = server;
    this.recent = recent;
    this.reuses = !service.keepsRequests();
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    while (channel.isOpen()) {
      try {
        receive();
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        server.log().warn("receive", "the socket could not be read", e);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        server.nobody().drop(DropReason.INTERNAL_ERROR);
        server.log().warn("internal", "a packet could not be handled", e);
      }
      // An interrupt left behind by a policy would close the channel at the next receive.
      Thread.interrupted();
    }
  }

  private void receive() throws IOException {
    incoming.clear();
    InetSocketAddress source = (InetSocketAddress) channel.receive(incoming);
    if (source == null) {
      return;
    }
    int length = incoming.flip().limit();
    incoming.get(octets, 0, length);
    Optional<NasClient> nas = clientAt(source);
    if (nas.isPresent()) {
      handle(source, nas.get(), length);
    }
  }

  private Optional<NasClient> clientAt(InetSocketAddress source) {
    try {
      Optional<NasClient> nas = server.directory().find(source.getAddress());
      if (nas.isEmpty()) {
        server.nobody().drop(DropReason.UNKNOWN_CLIENT);
        server.log().warn("unknown", "packet from unknown client " + source.getAddress(), null);
      }
      return nas;
    } catch (RuntimeException e) {
      server.nobody().drop(DropReason.POLICY_FAILED);
      server.log().warn("directory", "the directory of clients failed", e);
      return Optional.empty();
    }
  }

  private void handle(InetSocketAddress source, NasClient nas, int length) {
    ClientState client = server.state(nas);
    long now = System.nanoTime();
    DropReason flaw = client.mayArrive(now) ? flaw(length) : DropReason.RATE_LIMITED;
    if (flaw != null) {
      client.drop(flaw);
      return;
    }
    Exchange known = recent.find(source, octets[1] & 0xff, now);
    if (known != null && known.request.sharesAuthenticator(octets)) {
      if (known.isPending()) {
        client.count(Counter.DUPLICATES_PENDING);
        return;
      }
      if (known.isAnswered()) {
        client.count(Counter.DUPLICATES_ANSWERED);
        known.answerAgain();
        return;
      }
    }
    Exchange exchange = begin(source, nas, client, length);
    if (exchange.request.is(PacketCode.STATUS_SERVER)) {
      answerStatus(exchange, service.aliveCode());
      recent.release(exchange);
    } else if (service.take(exchange)) {
      recent.put(exchange, now);
    }
  }

  private Exchange begin(InetSocketAddress source, NasClient nas, ClientState client, int length) {
    Exchange over = reuses ? recent.reuse() : null;
    Exchange exchange = over == null ? new Exchange(path, reuses ? thread : null) : over;
    exchange.begin(source, nas, client, octets, length);
    return exchange;
  }

  private void send(byte[] packet, int length, InetSocketAddress to) throws IOException {
    if (Thread.currentThread() == thread) {
      channel.send(outgoing.clear().put(packet, 0, length).flip(), to);
    } else {
      channel.send(ByteBuffer.wrap(packet, 0, length), to);
    }
  }

  private @Nullable DropReason flaw(int length) {
    Optional<PacketFlaw> flaw = PacketView.flawOf(octets, 0, length);
    if (flaw.isPresent()) {
      return DropReason.valueOf(flaw.get().name());
    }
    int code = octets[0] & 0xff;
    if (code != service.code().number() && code != PacketCode.STATUS_SERVER.number()) {
      return DropReason.UNEXPECTED_CODE;
    }
    return server.isClosing() ? DropReason.CLOSING : null;
  }

  /** RFC 5997: "are you alive?", answered only to who can prove that it knows the secret. */
  static void answerStatus(Exchange exchange, PacketCode alive) {
    PacketSigner signer = PacketSigner.ofThread();
    Proof proof = Proof.of(exchange.nas, exchange.request, signer);
    SharedSecret secret = proof.secret(exchange.nas);
    if (secret == null) {
      exchange.client.drop(
          proof.drop() == null ? DropReason.MESSAGE_AUTHENTICATOR_MISSING : proof.drop());
      return;
    }
    PacketWriter writer =
        Exchange.writer().begin(alive, exchange.request.identifier()).messageAuthenticator();
    exchange.client.count(Counter.STATUS_SERVER);
    exchange.write(writer, secret);
    exchange.answer();
  }
}
