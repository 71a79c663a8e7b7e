package io.dotmac.sub.radius.client;

import io.dotmac.sub.radius.packet.PacketView;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A request between the caller and its outcome. Only the sender's thread changes it. */
final class Pending implements Comparable<Pending> {
  final OutgoingRequest request;
  final Retransmission schedule;
  final CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();

  @Nullable
  SourcePort port;

  int identifier;
  long deadlineNanos;

  private @Nullable PacketView sent;
  private byte[] octets = new byte[0];
  private long startedNanos;
  private int transmissions;
  private int unproven;

  private final AtomicInteger unfinished;
  private final AtomicBoolean finished = new AtomicBoolean();

  /** Counts itself in {@code unfinished} until it has an outcome. */
  Pending(OutgoingRequest request, Retransmission schedule, AtomicInteger unfinished) {
    this.request = request;
    this.schedule = schedule;
    this.unfinished = unfinished;
    unfinished.incrementAndGet();
  }

  void encode() {
    octets = request.encoded().apply(identifier);
    sent = PacketView.copyOf(octets);
    startedNanos = System.nanoTime();
  }

  boolean mayTransmit() {
    return transmissions < schedule.waits().size();
  }

  /** The octets to be sent now; the wait begins. */
  ByteBuffer transmit() {
    deadlineNanos = System.nanoTime() + schedule.waits().get(transmissions).toNanos();
    transmissions++;
    return ByteBuffer.wrap(octets);
  }

  /** Whether {@code reply} proves that it answers this. */
  boolean accepts(PacketView reply) {
    boolean proven = sent != null && request.genuine().test(sent, reply);
    unproven += proven ? 0 : 1;
    return proven;
  }

  void answered(PacketView reply) {
    if (sent != null) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
      finish(new SendOutcome.Answered(sent, reply, transmissions, elapsed));
    }
  }

  void timedOut() {
    finish(new SendOutcome.TimedOut(transmissions, unproven));
  }

  void unsent(String why) {
    finish(new SendOutcome.Unsent(why));
  }

  private void finish(SendOutcome what) {
    if (finished.compareAndSet(false, true)) {
      unfinished.decrementAndGet();
      outcome.complete(what);
    }
  }

  @Override
  public int compareTo(Pending other) {
    return Long.signum(deadlineNanos - other.deadlineNanos);
  }
}
