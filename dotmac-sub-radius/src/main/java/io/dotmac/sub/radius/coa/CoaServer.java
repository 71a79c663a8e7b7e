package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketFlaw;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.DropReason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of dynamic authorization that a NAS has (RFC 5176): takes Disconnect- and CoA-Requests
 * from those a directory names, proves them, and answers what a handler says. A retransmission gets
 * the same octets again and the handler does not run twice. What cannot be trusted gets no answer
 * and is counted.
 */
public final class CoaServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CoaServer.class);

  /** RFC 5176, section 6.3: beyond this a request may be a replay. */
  private static final Duration TIMESTAMP_WINDOW = Duration.ofSeconds(300);

  private final DatagramChannel channel;
  private final NasDirectory senders;
  private final CoaHandler handler;
  private final Clock clock;
  private final RecentRequests recent = new RecentRequests();
  private final Map<DropReason, AtomicLong> drops = new EnumMap<>(DropReason.class);
  private final Thread thread;

  private CoaServer(
      DatagramChannel channel, NasDirectory senders, CoaHandler handler, Clock clock) {
    this.channel = channel;
    this.senders = senders;
    this.handler = handler;
    this.clock = clock;
    for (DropReason reason : DropReason.values()) {
      drops.put(reason, new AtomicLong());
    }
    thread = new Thread(this::run, "radius-coa");
  }

  /**
   * Serves on this address until it is closed.
   *
   * @param address usually port 3799; port 0 for any that is free
   * @param senders who may ask; what a sender is demanded to send goes for Message-Authenticator
   * @param clock for Event-Timestamp: a request that has one must be of the last five minutes
   */
  public static CoaServer start(
      InetSocketAddress address, NasDirectory senders, CoaHandler handler, Clock clock)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.bind(address);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    CoaServer server = new CoaServer(channel, senders, handler, clock);
    server.thread.start();
    return server;
  }

  /** Where it listens: with the real port if 0 was asked for. */
  public InetSocketAddress address() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new IllegalStateException("the server is closed", e);
    }
  }

  /** How many packets were dropped for this reason. */
  public long dropped(DropReason reason) {
    AtomicLong count = drops.get(reason);
    return count == null ? 0 : count.get();
  }

  @Override
  public void close() {
    try {
      channel.close();
      thread.join(1000);
    } catch (IOException e) {
      LOG.warn("the socket could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    ByteBuffer incoming = ByteBuffer.allocate(PacketView.MAX_LENGTH);
    while (channel.isOpen()) {
      try {
        incoming.clear();
        InetSocketAddress source = (InetSocketAddress) channel.receive(incoming);
        if (source != null) {
          take(source, incoming.array(), incoming.flip().limit());
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException | StackOverflowError e) {
        drop(DropReason.INTERNAL_ERROR);
        LOG.warn("a request could not be handled", e);
      }
      Thread.interrupted();
    }
  }

  private void take(InetSocketAddress source, byte[] octets, int length) {
    Optional<NasClient> sender = senders.find(source.getAddress());
    if (sender.isEmpty()) {
      drop(DropReason.UNKNOWN_CLIENT);
      return;
    }
    Optional<PacketFlaw> flaw = PacketView.flawOf(octets, 0, length);
    if (flaw.isPresent()) {
      drop(DropReason.valueOf(flaw.get().name()));
      return;
    }
    PacketView packet = PacketView.copyOf(octets, 0, length);
    Optional<RecentRequests.Entry> known = recent.find(source, packet);
    if (known.isPresent()) {
      known.get().reply().ifPresent(reply -> send(source, reply));
      return;
    }
    PacketSigner signer = PacketSigner.ofThread();
    SharedSecret secret = secretOf(sender.get(), packet, signer);
    DropReason reason = reason(sender.get(), packet, secret, signer);
    if (reason != null || secret == null) {
      drop(reason == null ? DropReason.REQUEST_AUTHENTICATOR_WRONG : reason);
      return;
    }
    handle(new CoaRequest(sender.get(), source, packet), secret);
  }

  private static @Nullable SharedSecret secretOf(
      NasClient sender, PacketView packet, PacketSigner signer) {
    for (SharedSecret secret : sender.secrets()) {
      if (signer.signedBy(packet, secret)) {
        return secret;
      }
    }
    return null;
  }

  private @Nullable DropReason reason(
      NasClient sender, PacketView packet, @Nullable SharedSecret secret, PacketSigner signer) {
    if (!packet.is(PacketCode.DISCONNECT_REQUEST) && !packet.is(PacketCode.COA_REQUEST)) {
      return DropReason.UNEXPECTED_CODE;
    }
    if (secret == null) {
      return DropReason.REQUEST_AUTHENTICATOR_WRONG;
    }
    DropReason wrong = switch (signer.check(packet, secret)) {
      case VALID -> null;
      case WRONG -> DropReason.MESSAGE_AUTHENTICATOR_WRONG;
      case REPEATED -> DropReason.MESSAGE_AUTHENTICATOR_REPEATED;
      // The request is signed as a whole: only who asks for more gets more.
      case ABSENT ->
        sender.requireMessageAuthenticator() == Demand.YES
            ? DropReason.MESSAGE_AUTHENTICATOR_MISSING
            : null;
    };
    return wrong == null && isOld(packet) ? DropReason.EVENT_TIMESTAMP_OLD : wrong;
  }

  private boolean isOld(PacketView packet) {
    Instant now = clock.instant();
    return packet
        .first(Attributes.EVENT_TIMESTAMP)
        .filter(at -> Duration.between(at, now).abs().compareTo(TIMESTAMP_WINDOW) > 0)
        .isPresent();
  }

  private void handle(CoaRequest request, SharedSecret secret) {
    RecentRequests.Entry entry = recent.add(request.source(), request.packet());
    try {
      handler.handle(request, answer -> answer(request, secret, entry, answer));
    } catch (RuntimeException | StackOverflowError e) {
      recent.forget(request.source(), request.packet());
      drop(DropReason.POLICY_FAILED);
      LOG.warn("the handler failed on {}", request.packet(), e);
    }
  }

  private void answer(
      CoaRequest request, SharedSecret secret, RecentRequests.Entry entry, NasAnswer answer) {
    if (!entry.decide()) {
      return;
    }
    if (answer instanceof NasAnswer.Silence) {
      recent.forget(request.source(), request.packet());
      drop(DropReason.POLICY_SILENT);
      return;
    }
    byte[] reply = reply(request.packet(), secret, answer);
    entry.answered(reply);
    send(request.source(), reply);
  }

  /** ACK is the request's code plus one, NAK plus two. */
  static byte[] reply(PacketView request, SharedSecret secret, NasAnswer answer) {
    int more = answer instanceof NasAnswer.Ack ? 1 : 2;
    PacketCode code = PacketCode.of(request.code() + more).orElseThrow();
    PacketWriter writer =
        new PacketWriter().begin(code, request.identifier()).messageAuthenticator();
    if (answer instanceof NasAnswer.Nak nak) {
      writer.add(Attributes.ERROR_CAUSE, nak.cause().number());
    }
    return writer
        .copyAll(request, Attributes.PROXY_STATE)
        .reply(request, secret, PacketSigner.ofThread());
  }

  private void send(InetSocketAddress to, byte[] octets) {
    try {
      channel.send(ByteBuffer.wrap(octets), to);
    } catch (IOException | RuntimeException e) {
      drop(DropReason.REPLY_NOT_SENT);
    }
  }

  private void drop(DropReason reason) {
    AtomicLong count = drops.get(reason);
    if (count != null) {
      count.incrementAndGet();
    }
  }
}
