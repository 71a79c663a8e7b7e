package io.dotmac.sub.radius.client;

import io.dotmac.sub.radius.packet.PacketView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests and waits for their replies: one thread, several source ports with 256 identifiers
 * each. What finds no identifier, or too many of its kind at the same destination, waits for its
 * turn in order. Outcomes are delivered on the sender's thread: do nothing slow there.
 */
public final class RequestSender implements RequestTransport {
  private static final Logger LOG = LoggerFactory.getLogger(RequestSender.class);
  private static final int MAX_WAITING = 1 << 18;
  private static final String CLOSED = "the sender is closed";

  private final Selector selector;
  private final List<SourcePort> ports = new ArrayList<>();
  private final int perDestination;
  private final Thread thread;
  private final Queue<Pending> submitted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile boolean closed;

  // The sender's thread alone touches what follows.
  private final PriorityQueue<Pending> timers = new PriorityQueue<>();
  private final Map<InetSocketAddress, Integer> inFlight = new HashMap<>();
  private final Map<InetSocketAddress, Deque<Pending>> waiting = new LinkedHashMap<>();
  private final ByteBuffer incoming = ByteBuffer.allocate(PacketView.MAX_LENGTH);
  private int nextPort;

  private RequestSender(InetAddress bind, int sourcePorts, int perDestination) throws IOException {
    this.perDestination = perDestination;
    selector = Selector.open();
    try {
      for (int i = 0; i < sourcePorts; i++) {
        ports.add(new SourcePort(selector, new InetSocketAddress(bind, 0)));
      }
    } catch (IOException e) {
      closeSockets();
      throw e;
    }
    thread = new Thread(this::run, "radius-sender");
    thread.setDaemon(true);
  }

  /**
   * Opens a sender on all addresses of the host.
   *
   * @param sourcePorts 1 to 256, each good for 256 requests in flight
   * @param perDestination how many requests one destination gets at the same time, 1 or more
   */
  public static RequestSender open(int sourcePorts, int perDestination) throws IOException {
    return open(new InetSocketAddress(0).getAddress(), sourcePorts, perDestination);
  }

  /** Opens a sender whose requests come from {@code bind}; see {@link #open(int, int)}. */
  public static RequestSender open(InetAddress bind, int sourcePorts, int perDestination)
      throws IOException {
    if (sourcePorts < 1 || sourcePorts > 256 || perDestination < 1) {
      throw new IllegalArgumentException(
          "expected 1 to 256 source ports and 1 or more requests per destination, found "
              + sourcePorts
              + " and "
              + perDestination);
    }
    RequestSender sender = new RequestSender(bind, sourcePorts, perDestination);
    sender.thread.start();
    return sender;
  }

  @Override
  public CompletableFuture<SendOutcome> send(OutgoingRequest request, Retransmission schedule) {
    Pending pending = new Pending(request, schedule, unfinished);
    if (unfinished.get() > MAX_WAITING) {
      pending.unsent("too many requests wait to be sent");
      return pending.outcome;
    }
    submitted.add(pending);
    if (closed) {
      pending.unsent(CLOSED);
    }
    selector.wakeup();
    return pending.outcome;
  }

  /** Requests without an outcome. */
  public int unfinished() {
    return unfinished.get();
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    if (Thread.currentThread() != thread) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(millisToNextTimer());
        turn();
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("the RADIUS sender cannot go on", e);
    } finally {
      closed = true;
      finishAll();
      closeSockets();
    }
  }

  private void turn() throws IOException {
    for (Pending each = submitted.poll(); each != null; each = submitted.poll()) {
      if (!each.outcome.isDone()) {
        admit(each);
      }
    }
    for (SelectionKey key : selector.selectedKeys()) {
      receiveAll((SourcePort) key.attachment());
    }
    selector.selectedKeys().clear();
    expire();
    startWaiting();
  }

  private long millisToNextTimer() {
    Pending first = timers.peek();
    if (first == null) {
      return 0;
    }
    return Math.max(1, (first.deadlineNanos - System.nanoTime()) / 1_000_000 + 1);
  }

  private void admit(Pending pending) {
    InetSocketAddress to = pending.request.to();
    if (waiting.containsKey(to) || !start(pending)) {
      waiting.computeIfAbsent(to, any -> new ArrayDeque<>()).add(pending);
    }
  }

  /** Sends the request for the first time; false if it has to wait. */
  private boolean start(Pending pending) {
    InetSocketAddress to = pending.request.to();
    if (inFlight.getOrDefault(to, 0) >= perDestination) {
      return false;
    }
    for (int i = 0; i < ports.size(); i++) {
      SourcePort port = ports.get((nextPort + i) % ports.size());
      if (!port.isFull()) {
        nextPort = (nextPort + i + 1) % ports.size();
        port.occupy(pending);
        inFlight.merge(to, 1, Integer::sum);
        encodeAndTransmit(pending);
        return true;
      }
    }
    return false;
  }

  private void encodeAndTransmit(Pending pending) {
    try {
      pending.encode();
    } catch (RuntimeException e) {
      release(pending);
      pending.unsent("the request could not be encoded: " + e.getMessage());
      return;
    }
    transmit(pending);
  }

  private void transmit(Pending pending) {
    SourcePort port = pending.port;
    ByteBuffer octets = pending.transmit();
    try {
      // A full send buffer loses the datagram like any other place on its way: it is sent again.
      if (port != null) {
        port.channel.send(octets, pending.request.to());
      }
      timers.add(pending);
    } catch (IOException | RuntimeException e) {
      release(pending);
      pending.unsent("the system did not send the request: " + e.getMessage());
    }
  }

  private void release(Pending pending) {
    SourcePort port = pending.port;
    if (port != null) {
      port.release(pending);
      pending.port = null;
      inFlight.computeIfPresent(pending.request.to(), (to, count) -> count == 1 ? null : count - 1);
    }
  }

  private void receiveAll(SourcePort port) throws IOException {
    DatagramChannel channel = port.channel;
    while (true) {
      incoming.clear();
      InetSocketAddress from;
      try {
        from = (InetSocketAddress) channel.receive(incoming);
      } catch (java.net.PortUnreachableException e) {
        continue;
      }
      if (from == null) {
        return;
      }
      int length = incoming.flip().limit();
      if (PacketView.flawOf(incoming.array(), 0, length).isEmpty()) {
        received(port, from, PacketView.copyOf(incoming.array(), 0, length));
      }
    }
  }

  private void received(SourcePort port, InetSocketAddress from, PacketView reply) {
    Pending pending = port.at(reply.identifier());
    // A forged or damaged reply fails nothing: the right one may still come.
    if (pending != null && pending.request.to().equals(from) && pending.accepts(reply)) {
      timers.remove(pending);
      release(pending);
      pending.answered(reply);
    }
  }

  private void expire() {
    long now = System.nanoTime();
    Pending first = timers.peek();
    while (first != null && first.deadlineNanos - now <= 0) {
      timers.remove();
      if (first.mayTransmit() && !first.outcome.isDone()) {
        transmit(first);
      } else {
        release(first);
        first.timedOut();
      }
      first = timers.peek();
    }
  }

  private void startWaiting() {
    Iterator<Deque<Pending>> queues = waiting.values().iterator();
    while (queues.hasNext()) {
      Deque<Pending> queue = queues.next();
      while (!queue.isEmpty() && (queue.peek().outcome.isDone() || start(queue.peek()))) {
        queue.remove();
      }
      if (queue.isEmpty()) {
        queues.remove();
      }
    }
  }

  private void finishAll() {
    timers.forEach(pending -> pending.unsent(CLOSED));
    waiting.values().forEach(queue -> queue.forEach(pending -> pending.unsent(CLOSED)));
    for (Pending each = submitted.poll(); each != null; each = submitted.poll()) {
      each.unsent(CLOSED);
    }
  }

  private void closeSockets() {
    try {
      for (SourcePort port : ports) {
        port.channel.close();
      }
      selector.close();
    } catch (IOException e) {
      LOG.warn("a socket could not be closed", e);
    }
  }
}
