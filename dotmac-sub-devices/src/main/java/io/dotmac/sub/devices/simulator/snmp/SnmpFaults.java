package io.dotmac.sub.devices.simulator.snmp;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong with a simulated agent. All switches may be set while it runs. */
public final class SnmpFaults {
  private final AtomicInteger silent = new AtomicInteger();
  private final AtomicInteger strange = new AtomicInteger();
  private final AtomicInteger truncated = new AtomicInteger();
  private final AtomicInteger ignored = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;
  private volatile int most = Integer.MAX_VALUE;
  private volatile boolean circling;

  /** Answers nothing to the next requests. */
  public SnmpFaults silent(int requests) {
    silent.set(requests);
    return this;
  }

  /** Answers the next requests under the number of another one. */
  public SnmpFaults wrongRequestId(int answers) {
    strange.set(answers);
    return this;
  }

  /** Sends half of the next answers. */
  public SnmpFaults truncated(int answers) {
    truncated.set(answers);
    return this;
  }

  /** Accepts the next requests that set something, and sets nothing. */
  public SnmpFaults ignoring(int requests) {
    ignored.set(requests);
    return this;
  }

  /** Waits before each answer. */
  public SnmpFaults slow(Duration time) {
    delay = time;
    return this;
  }

  /** Says that answers with more values would be too big. */
  public SnmpFaults tooBigAbove(int values) {
    most = values;
    return this;
  }

  /** Answers the same row to every step of a walk. */
  public SnmpFaults circling(boolean on) {
    circling = on;
    return this;
  }

  boolean takeSilence() {
    return take(silent);
  }

  boolean takeStrangeness() {
    return take(strange);
  }

  boolean takeTruncation() {
    return take(truncated);
  }

  boolean takeIgnorance() {
    return take(ignored);
  }

  Duration delay() {
    return delay;
  }

  int most() {
    return most;
  }

  boolean circles() {
    return circling;
  }

  private static boolean take(AtomicInteger count) {
    return count.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }
}
