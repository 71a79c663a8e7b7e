package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.packet.MessageAuthenticator;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A NAS as far as dynamic authorization goes: it proves Disconnect- and CoA-Requests, answers as it
 * is told, and remembers what it got, retransmissions included. For tests and demonstrations.
 */
public final class SimulatedNas implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedNas.class);

  private final DatagramChannel channel;
  private final SharedSecret secret;
  private final Function<PacketView, NasAnswer> behaviour;
  private final List<PacketView> received = new CopyOnWriteArrayList<>();
  private final AtomicLong unproven = new AtomicLong();
  private final Thread thread;

  private SimulatedNas(
      DatagramChannel channel, SharedSecret secret, Function<PacketView, NasAnswer> behaviour) {
    this.channel = channel;
    this.secret = secret;
    this.behaviour = behaviour;
    this.thread = new Thread(this::run, "simulated-nas");
    this.thread.setDaemon(true);
  }

  /**
   * A NAS at this address.
   *
   * @param port 0 for any that is free
   * @param behaviour how it answers each request
   */
  public static SimulatedNas start(
      InetAddress bind, int port, SharedSecret secret, Function<PacketView, NasAnswer> behaviour)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(bind, port));
    SimulatedNas nas = new SimulatedNas(channel, secret, behaviour);
    nas.thread.start();
    return nas;
  }

  /** A NAS on the loopback address and any free port that does whatever it is asked. */
  public static SimulatedNas obedient(SharedSecret secret) throws IOException {
    return start(InetAddress.getLoopbackAddress(), 0, secret, request -> new NasAnswer.Ack());
  }

  /** How to reach it. */
  public CoaTarget target() {
    try {
      return new CoaTarget((InetSocketAddress) channel.getLocalAddress(), secret);
    } catch (IOException e) {
      throw new IllegalStateException("the simulated NAS is closed", e);
    }
  }

  /** The requests that proved themselves, in order, retransmissions included. */
  public List<PacketView> received() {
    return List.copyOf(received);
  }

  /** How many packets came that did not know the secret. */
  public long unproven() {
    return unproven.get();
  }

  @Override
  public void close() {
    try {
      channel.close();
      thread.join(1000);
    } catch (IOException e) {
      LOG.warn("the simulated NAS could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    ByteBuffer incoming = ByteBuffer.allocate(PacketView.MAX_LENGTH);
    while (channel.isOpen()) {
      try {
        incoming.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(incoming);
        int length = incoming.flip().limit();
        if (from != null && PacketView.flawOf(incoming.array(), 0, length).isEmpty()) {
          answer(from, PacketView.copyOf(incoming.array(), 0, length));
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException e) {
        LOG.warn("the simulated NAS could not answer", e);
      }
    }
  }

  private void answer(InetSocketAddress from, PacketView request) throws IOException {
    PacketSigner signer = PacketSigner.ofThread();
    boolean known = request.is(PacketCode.DISCONNECT_REQUEST) || request.is(PacketCode.COA_REQUEST);
    MessageAuthenticator message = signer.check(request, secret);
    boolean believed =
        message == MessageAuthenticator.VALID || message == MessageAuthenticator.ABSENT;
    if (!known || !believed || !signer.signedBy(request, secret)) {
      unproven.incrementAndGet();
      return;
    }
    received.add(request);
    NasAnswer answer = behaviour.apply(request);
    if (answer instanceof NasAnswer.Silence) {
      return;
    }
    channel.send(ByteBuffer.wrap(CoaServer.reply(request, secret, answer)), from);
  }
}
