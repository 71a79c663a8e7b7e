package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request and, once there is one, its answer. It is pending until {@link #answer} or {@link
 * #forget}, from any thread. The links belong to the reader's {@link DuplicateCache}.
 *
 * <p>One that its reader has answered itself, while it took the request, is seen by nobody else and
 * may be used again for another request.
 */
final class Exchange implements AccessResponder {
  private static final ThreadLocal<PacketWriter> WRITER =
      ThreadLocal.withInitial(PacketWriter::new);

  /** Buffers grow by so many octets, so that one serves requests of about the same size. */
  private static final int STEP = 64;

  private static final byte[] NOTHING = new byte[0];

  /** The way back to the client. */
  @FunctionalInterface
  interface Path {
    void send(byte[] octets, int length, InetSocketAddress to) throws IOException;
  }

  private enum State {
    PENDING,
    ANSWERED,
    FORGOTTEN
  }

  private final Path path;
  private final @Nullable Thread reader;

  InetSocketAddress source;
  NasClient nas;
  ClientState client;
  PacketView request;
  long startedNanos;

  @Nullable
  Exchange nextInBucket;

  @Nullable
  Exchange older;

  @Nullable
  Exchange newer;

  private final AtomicBoolean decided = new AtomicBoolean();
  private byte[] octets = NOTHING;
  private byte[] reply = NOTHING;
  private int replyLength;
  private boolean answeredByReader;
  private @Nullable AccessService service;
  private @Nullable SharedSecret secret;
  private volatile long answeredNanos;
  private volatile State state = State.PENDING;

  /**
   * An exchange whose requests are yet to {@link #begin}.
   *
   * @param reader the thread that reads its requests, if it may be used again
   */
  @SuppressWarnings("NullAway.Init")
  Exchange(Path path, @Nullable Thread reader) {
    this.path = path;
    this.reader = reader;
  }

  /** An exchange about a packet that is there already. */
  Exchange(
      Path path, InetSocketAddress source, NasClient nas, ClientState client, PacketView request) {
    this(path, null);
    this.source = source;
    this.nas = nas;
    this.client = client;
    this.request = request;
    this.startedNanos = System.nanoTime();
  }

  /** Takes the request at the start of {@code datagram}, which has no flaw. */
  void begin(
      InetSocketAddress from, NasClient sender, ClientState its, byte[] datagram, int length) {
    if (octets.length < length) {
      octets = new byte[reader == null ? length : rounded(length)];
    }
    System.arraycopy(datagram, 0, octets, 0, length);
    source = from;
    nas = sender;
    client = its;
    // Packets that come here one after the other are often alike, and can share a view.
    request = request == null ? PacketView.over(octets, length) : request.againOver(octets, length);
    startedNanos = System.nanoTime();
    answeredByReader = false;
    decided.set(false);
    state = State.PENDING;
  }

  private static int rounded(int length) {
    return (length + STEP - 1) / STEP * STEP;
  }

  /** The packet writer of the current thread. */
  static PacketWriter writer() {
    return WRITER.get();
  }

  /** The same exchange, to be told the decision: {@code asked} then answers with this secret. */
  AccessResponder respondingWith(AccessService asked, SharedSecret proven) {
    service = asked;
    secret = proven;
    return this;
  }

  @Override
  public void respond(AccessDecision decision) {
    if (service == null || secret == null) {
      throw new IllegalStateException("nobody has been asked");
    }
    service.answer(this, secret, decision);
  }

  /** True for the first caller, who alone may answer. */
  boolean decide() {
    return decided.compareAndSet(false, true);
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  boolean isAnswered() {
    return state == State.ANSWERED;
  }

  /** Whether nobody but the reader can know of it any more. */
  boolean mayBeReused() {
    return answeredByReader;
  }

  /** When the answer was sent; meaningless while there is none. */
  long answeredNanos() {
    return answeredNanos;
  }

  /** Ends without an answer: a retransmission will be taken for a new request. */
  void forget(DropReason reason) {
    state = State.FORGOTTEN;
    client.drop(reason);
  }

  /** Finishes what the writer holds as the answer, to be sent by {@link #answer}. */
  void write(PacketWriter writer, SharedSecret with) {
    replyLength = writer.length();
    if (reply.length < replyLength) {
      reply = new byte[reader == null ? replyLength : rounded(replyLength)];
    }
    writer.reply(request, with, PacketSigner.ofThread(), reply);
  }

  /** Sends the answer and keeps it for retransmissions. */
  void answer() {
    answeredNanos = System.nanoTime();
    state = State.ANSWERED;
    send();
    answeredByReader = Thread.currentThread() == reader;
  }

  /** Sends the same octets again. */
  void answerAgain() {
    if (isAnswered()) {
      send();
    }
  }

  private void send() {
    try {
      path.send(reply, replyLength, source);
    } catch (IOException | RuntimeException e) {
      // The address is unreachable or the server was closed: the client will ask again.
      client.drop(DropReason.REPLY_NOT_SENT);
    }
  }
}
