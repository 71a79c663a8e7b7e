package io.dotmac.sub.radius.radsec;

import io.dotmac.sub.radius.client.OutgoingRequest;
import io.dotmac.sub.radius.client.RequestTransport;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries requests over one TLS connection, up to 256 at a time; more wait in order. TLS loses
 * nothing, so a request is sent once for each connection: when one breaks it is opened again, and
 * what had no answer goes over the new one. A connection that is idle is asked by Status-Server
 * whether it lives. A request times out after the waits of its schedule together.
 */
public final class RadsecSender implements RequestTransport {
  private static final Logger LOG = LoggerFactory.getLogger(RadsecSender.class);
  private static final int IDENTIFIERS = 256;
  private static final int MOST_WAITING = 1 << 16;
  private static final int CONNECT_MILLIS = 10_000;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
  private static final Retransmission ALIVE_WITHIN = Retransmission.ofMillis(10_000);
  private static final String CLOSED = "the sender is closed";

  private static final class Pending {
    final OutgoingRequest request;
    final CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();
    final long startedNanos = System.nanoTime();
    int transmissions;
    int unproven;

    @Nullable
    PacketView sent;

    Pending(OutgoingRequest request) {
      this.request = request;
    }
  }

  private final InetSocketAddress address;
  private final SSLContext tls;
  private final boolean checksName;
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
    Thread thread = new Thread(task, "radsec-timer");
    thread.setDaemon(true);
    return thread;
  });
  private final Thread reader;
  private final Thread writer;

  // What follows is guarded by the monitor of this.
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private final @Nullable Pending[] inFlight = new Pending[IDENTIFIERS];
  private int nextIdentifier;
  private int used;
  private long lastSentNanos = System.nanoTime();
  private @Nullable SSLSocket socket;
  private boolean closed;

  private RadsecSender(InetSocketAddress address, SSLContext tls, boolean checksName) {
    this.address = address;
    this.tls = tls;
    this.checksName = checksName;
    reader = new Thread(this::read, "radsec-read");
    writer = new Thread(this::write, "radsec-write");
    reader.setDaemon(true);
    writer.setDaemon(true);
  }

  /**
   * A sender to the server at {@code address}, whose certificate must be trusted by {@code tls} and
   * contain the host name of the address. The connection is opened in the background.
   */
  public static RadsecSender open(InetSocketAddress address, SSLContext tls) {
    return start(new RadsecSender(address, tls, true));
  }

  /** As {@link #open}, for certificates that do not contain the host name. */
  public static RadsecSender openWithoutName(InetSocketAddress address, SSLContext tls) {
    return start(new RadsecSender(address, tls, false));
  }

  private static RadsecSender start(RadsecSender sender) {
    sender.timer.setRemoveOnCancelPolicy(true);
    sender.reader.start();
    sender.writer.start();
    long period = KEEP_ALIVE.toMillis() / 2;
    sender.timer.scheduleWithFixedDelay(sender::keepAlive, period, period, TimeUnit.MILLISECONDS);
    return sender;
  }

  @Override
  public CompletableFuture<SendOutcome> send(OutgoingRequest request, Retransmission schedule) {
    Pending pending = new Pending(request);
    synchronized (this) {
      if (closed || waiting.size() >= MOST_WAITING) {
        String why = closed ? CLOSED : "too many requests wait to be sent";
        pending.outcome.complete(new SendOutcome.Unsent(why));
        return pending.outcome;
      }
      waiting.add(pending);
      notifyAll();
    }
    long millis = schedule.waits().stream().mapToLong(Duration::toMillis).sum();
    try {
      ScheduledFuture<?> limit =
          timer.schedule(() -> timedOut(pending), millis, TimeUnit.MILLISECONDS);
      pending.outcome.whenComplete((outcome, failure) -> limit.cancel(false));
    } catch (RejectedExecutionException e) {
      // Closed in this moment: nobody will send it any more.
      pending.outcome.complete(new SendOutcome.Unsent(CLOSED));
    }
    return pending.outcome;
  }

  @Override
  public void close() {
    List<Pending> unfinished = new ArrayList<>();
    synchronized (this) {
      closed = true;
      unfinished.addAll(waiting);
      waiting.clear();
      for (Pending each : inFlight) {
        if (each != null) {
          unfinished.add(each);
        }
      }
      breakConnection();
      notifyAll();
    }
    timer.shutdownNow();
    reader.interrupt();
    unfinished.forEach(each -> each.outcome.complete(new SendOutcome.Unsent(CLOSED)));
  }

  /** Reads answers; opens the connection whenever there is none. */
  private void read() {
    long pause = FIRST_PAUSE_MILLIS;
    while (!isClosed()) {
      try (SSLSocket connected = connect()) {
        pause = FIRST_PAUSE_MILLIS;
        var input = new BufferedInputStream(connected.getInputStream());
        Optional<PacketView> packet = Radsec.read(input);
        while (packet.isPresent()) {
          received(packet.get());
          packet = Radsec.read(input);
        }
      } catch (IOException | RuntimeException e) {
        LOG.debug("no RadSec connection to {}", address, e);
      }
      disconnected();
      pause = pause(pause);
    }
  }

  private long pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      // Only close() interrupts, and the loop asks for it.
      Thread.currentThread().interrupt();
    }
    return Math.min(2 * millis, LONGEST_PAUSE_MILLIS);
  }

  private SSLSocket connect() throws IOException {
    SSLSocket connected = (SSLSocket) tls.getSocketFactory().createSocket();
    try {
      connected.connect(
          new InetSocketAddress(address.getAddress(), address.getPort()), CONNECT_MILLIS);
      connected.setTcpNoDelay(true);
      connected.setEnabledProtocols(Radsec.PROTOCOLS);
      connected.setSoTimeout(CONNECT_MILLIS);
      if (checksName) {
        SSLParameters parameters = connected.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        connected.setSSLParameters(parameters);
      }
      connected.startHandshake();
      connected.setSoTimeout(0);
    } catch (IOException | RuntimeException e) {
      connected.close();
      throw e;
    }
    synchronized (this) {
      if (closed) {
        connected.close();
        throw new IOException(CLOSED);
      }
      socket = connected;
      lastSentNanos = System.nanoTime();
      notifyAll();
    }
    return connected;
  }

  /** What was under way goes first over the next connection. */
  private synchronized void disconnected() {
    socket = null;
    for (int i = IDENTIFIERS - 1; i >= 0; i--) {
      Pending each = inFlight[i];
      if (each != null && !each.outcome.isDone()) {
        waiting.addFirst(each);
      }
      inFlight[i] = null;
    }
    used = 0;
  }

  private void received(PacketView reply) {
    Pending answered = null;
    synchronized (this) {
      Pending pending = inFlight[reply.identifier()];
      PacketView sent = pending == null ? null : pending.sent;
      if (pending != null && sent != null && pending.request.genuine().test(sent, reply)) {
        release(reply.identifier());
        answered = pending;
      } else if (pending != null) {
        pending.unproven++;
      }
    }
    if (answered != null && answered.sent != null) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - answered.startedNanos);
      answered.outcome.complete(
          new SendOutcome.Answered(answered.sent, reply, answered.transmissions, elapsed));
    }
  }

  private void release(int identifier) {
    inFlight[identifier] = null;
    used--;
    notifyAll();
  }

  private void timedOut(Pending pending) {
    synchronized (this) {
      waiting.remove(pending);
      for (int i = 0; i < IDENTIFIERS; i++) {
        if (inFlight[i] == pending) {
          release(i);
        }
      }
    }
    pending.outcome.complete(new SendOutcome.TimedOut(pending.transmissions, pending.unproven));
  }

  private void write() {
    while (!isClosed()) {
      try {
        byte[] octets = next();
        OutputStream output = outputOrNull();
        if (output != null && octets.length > 0) {
          output.write(octets);
          output.flush();
        }
      } catch (IOException e) {
        breakConnection();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized @Nullable OutputStream outputOrNull() throws IOException {
    return socket == null ? null : socket.getOutputStream();
  }

  /** Waits for a connection, a request and an identifier; no octets if the request has no form. */
  private synchronized byte[] next() throws InterruptedException {
    while (!closed && (socket == null || waiting.isEmpty() || used == IDENTIFIERS)) {
      wait();
    }
    Pending pending = waiting.poll();
    if (closed || pending == null || pending.outcome.isDone()) {
      return new byte[0];
    }
    while (inFlight[nextIdentifier] != null) {
      nextIdentifier = (nextIdentifier + 1) % IDENTIFIERS;
    }
    int identifier = nextIdentifier;
    nextIdentifier = (nextIdentifier + 1) % IDENTIFIERS;
    try {
      byte[] octets = pending.request.encoded().apply(identifier);
      pending.sent = PacketView.copyOf(octets);
      pending.transmissions++;
      inFlight[identifier] = pending;
      used++;
      lastSentNanos = System.nanoTime();
      return octets;
    } catch (RuntimeException e) {
      pending.outcome.complete(
          new SendOutcome.Unsent("the request could not be encoded: " + e.getMessage()));
      return new byte[0];
    }
  }

  private synchronized void breakConnection() {
    SSLSocket open = socket;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        LOG.debug("a socket could not be closed", e);
      }
    }
  }

  private void keepAlive() {
    boolean idle;
    synchronized (this) {
      idle = socket != null && System.nanoTime() - lastSentNanos > KEEP_ALIVE.toNanos();
    }
    if (idle) {
      send(aliveRequest(), ALIVE_WITHIN).thenAccept(outcome -> {
        if (outcome instanceof SendOutcome.TimedOut) {
          breakConnection();
        }
      });
    }
  }

  private OutgoingRequest aliveRequest() {
    byte[] authenticator = new byte[16];
    new SecureRandom().nextBytes(authenticator);
    return new OutgoingRequest(
        new InetSocketAddress(address.getAddress(), address.getPort()),
        identifier -> new PacketWriter()
            .begin(PacketCode.STATUS_SERVER, identifier)
            .messageAuthenticator()
            .request(authenticator, Radsec.SECRET, PacketSigner.ofThread()),
        (request, reply) ->
            PacketSigner.ofThread().answers(reply, request.authenticator(), Radsec.SECRET));
  }
}
