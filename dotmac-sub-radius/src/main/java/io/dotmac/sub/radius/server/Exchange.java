package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request and, once there is one, its answer. It is pending until {@link #answer} or {@link
 * #forget}, from any thread. The links belong to the reader's {@link DuplicateCache}.
 */
final class Exchange {
  private static final ThreadLocal<PacketWriter> WRITER =
      ThreadLocal.withInitial(PacketWriter::new);

  /** The way back to the client. */
  @FunctionalInterface
  interface Path {
    void send(byte[] packet, InetSocketAddress to) throws IOException;
  }

  final Path path;
  final InetSocketAddress source;
  final NasClient nas;
  final ClientState client;
  final PacketView request;
  final long startedNanos = System.nanoTime();

  @Nullable
  Exchange nextInBucket;

  @Nullable
  Exchange older;

  @Nullable
  Exchange newer;

  private final AtomicBoolean decided = new AtomicBoolean();
  private volatile boolean forgotten;
  private volatile long answeredNanos;
  private volatile byte @Nullable [] reply;

  Exchange(
      Path path, InetSocketAddress source, NasClient nas, ClientState client, PacketView request) {
    this.path = path;
    this.source = source;
    this.nas = nas;
    this.client = client;
    this.request = request;
  }

  /** The packet writer of the current thread. */
  static PacketWriter writer() {
    return WRITER.get();
  }

  /** True for the first caller, who alone may answer. */
  boolean decide() {
    return decided.compareAndSet(false, true);
  }

  boolean isPending() {
    return reply == null && !forgotten;
  }

  /** When the answer was sent; meaningless while there is none. */
  long answeredNanos() {
    return answeredNanos;
  }

  /** Ends without an answer: a retransmission will be taken for a new request. */
  void forget(DropReason reason) {
    forgotten = true;
    client.drop(reason);
  }

  /** Sends the answer and keeps it for retransmissions. */
  void answer(byte[] packet) {
    answeredNanos = System.nanoTime();
    reply = packet;
    send(packet);
  }

  boolean isAnswered() {
    return reply != null;
  }

  /** Sends the same octets again. */
  void answerAgain() {
    byte[] packet = reply;
    if (packet != null) {
      send(packet);
    }
  }

  private void send(byte[] packet) {
    try {
      path.send(packet, source);
    } catch (IOException | RuntimeException e) {
      // The address is unreachable or the server was closed: the client will ask again.
      client.drop(DropReason.REPLY_NOT_SENT);
    }
  }
}
