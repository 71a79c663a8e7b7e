package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.server.ServerMetrics.Traffic;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/**
 * What the server remembers of a client between packets: its figures, and what it has shown it can.
 */
final class ClientState {
  /** What is counted beside drops, reasons and times. */
  enum Counter {
    ACCESS_REQUESTS,
    ACCEPTS,
    REJECTS,
    CHALLENGES,
    ACCOUNTING_REQUESTS,
    ACCOUNTING_RESPONSES,
    ACCOUNTING_IGNORED,
    STATUS_SERVER,
    DUPLICATES_ANSWERED,
    DUPLICATES_PENDING
  }

  private static final int MAX_REASONS = 64;
  private static final String OTHER_REASONS = "other";
  private static final int BUCKETS = 40;

  private final Map<Counter, LongAdder> counters = adders(Counter.class);
  private final Map<DropReason, LongAdder> drops = adders(DropReason.class);
  private final AtomicLongArray latency = new AtomicLongArray(BUCKETS);
  private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();
  private final AtomicInteger accountingWaiting = new AtomicInteger();
  private final RateLimit rate;
  private volatile boolean signsMessages;

  /** Without a limit. */
  ClientState() {
    this(new RateLimit(0, 0));
  }

  ClientState(RateLimit rate) {
    this.rate = rate;
  }

  /** Whether the client's rate allows for a packet that arrives now. */
  boolean mayArrive(long nowNanos) {
    return rate.allows(nowNanos);
  }

  /** Takes a place among the records that wait to be made durable, unless it has so many. */
  boolean mayWait(int most) {
    if (accountingWaiting.incrementAndGet() > most) {
      accountingWaiting.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Gives a place back. */
  void waitsNoMore() {
    accountingWaiting.decrementAndGet();
  }

  void count(Counter counter) {
    increment(counters, counter);
  }

  void drop(DropReason reason) {
    increment(drops, reason);
  }

  void reject(RejectReason reason) {
    // A policy that makes up reasons must not fill the memory with them.
    boolean known = reasons.containsKey(reason.code()) || reasons.size() < MAX_REASONS;
    String code = known ? reason.code() : OTHER_REASONS;
    reasons.computeIfAbsent(code, any -> new LongAdder()).increment();
  }

  /** Bucket n holds what took less than 2 to the power of n microseconds. */
  void decided(long nanos) {
    long micros = Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    int bucket = Long.SIZE - Long.numberOfLeadingZeros(micros);
    latency.incrementAndGet(Math.min(bucket, BUCKETS - 1));
  }

  /** The client has sent a Message-Authenticator of its own accord. */
  void signsMessages() {
    if (!signsMessages) {
      signsMessages = true;
    }
  }

  boolean demands(Demand demand) {
    return demand == Demand.YES || (demand == Demand.AUTO && signsMessages);
  }

  /** The figures of these clients added up. */
  static Traffic sum(Collection<ClientState> states) {
    long[] latency = new long[BUCKETS];
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
    Map<String, Long> reasons = new TreeMap<>();
    for (ClientState state : states) {
      state.counters.forEach((counter, count) -> counters.merge(counter, count.sum(), Long::sum));
      state.drops.forEach((reason, count) -> drops.merge(reason, count.sum(), Long::sum));
      state.reasons.forEach((code, count) -> reasons.merge(code, count.sum(), Long::sum));
      for (int i = 0; i < BUCKETS; i++) {
        latency[i] += state.latency.get(i);
      }
    }
    drops.values().removeIf(count -> count == 0);
    ToLongFunction<Counter> counted = counter -> counters.getOrDefault(counter, 0L);
    return new Traffic(
        counted.applyAsLong(Counter.ACCESS_REQUESTS),
        counted.applyAsLong(Counter.ACCEPTS),
        counted.applyAsLong(Counter.REJECTS),
        counted.applyAsLong(Counter.CHALLENGES),
        counted.applyAsLong(Counter.ACCOUNTING_REQUESTS),
        counted.applyAsLong(Counter.ACCOUNTING_RESPONSES),
        counted.applyAsLong(Counter.ACCOUNTING_IGNORED),
        counted.applyAsLong(Counter.STATUS_SERVER),
        counted.applyAsLong(Counter.DUPLICATES_ANSWERED),
        counted.applyAsLong(Counter.DUPLICATES_PENDING),
        reasons,
        drops,
        quantile(latency, 50),
        quantile(latency, 99));
  }

  private static long quantile(long[] buckets, int percent) {
    long all = 0;
    for (long bucket : buckets) {
      all += bucket;
    }
    long wanted = (all * percent + 99) / 100;
    long seen = 0;
    for (int i = 0; i < buckets.length; i++) {
      seen += buckets[i];
      if (wanted > 0 && seen >= wanted) {
        return 1L << i;
      }
    }
    return 0;
  }

  /** One adder for each constant, never changed after: readers need no lock. */
  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      adders.put(constant, new LongAdder());
    }
    return adders;
  }

  private static <E extends Enum<E>> void increment(Map<E, LongAdder> adders, E constant) {
    LongAdder adder = adders.get(constant);
    if (adder != null) {
      adder.increment();
    }
  }
}
