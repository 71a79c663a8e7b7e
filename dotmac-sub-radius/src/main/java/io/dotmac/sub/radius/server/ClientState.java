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
import java.util.concurrent.atomic.LongAdder;

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

  private final LongAdder[] counters = adders(Counter.values().length);
  private final LongAdder[] drops = adders(DropReason.values().length);
  private final LongAdder[] latency = adders(BUCKETS);
  private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();
  private volatile boolean signsMessages;

  void count(Counter counter) {
    counters[counter.ordinal()].increment();
  }

  void drop(DropReason reason) {
    drops[reason.ordinal()].increment();
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
    latency[Math.min(bucket, BUCKETS - 1)].increment();
  }

  /** The client has sent a Message-Authenticator of its own accord. */
  void signsMessages() {
    if (!signsMessages) {
      signsMessages = true;
    }
  }

  boolean demands(Demand demand) {
    return demand == Demand.YES || demand == Demand.AUTO && signsMessages;
  }

  /** The figures of these clients added up. */
  static Traffic sum(Collection<ClientState> states) {
    long[] counters = new long[Counter.values().length];
    long[] latency = new long[BUCKETS];
    Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
    Map<String, Long> reasons = new TreeMap<>();
    for (ClientState state : states) {
      add(counters, state.counters);
      add(latency, state.latency);
      state.reasons.forEach((code, count) -> reasons.merge(code, count.sum(), Long::sum));
      for (DropReason reason : DropReason.values()) {
        long count = state.drops[reason.ordinal()].sum();
        if (count > 0) {
          drops.merge(reason, count, Long::sum);
        }
      }
    }
    return new Traffic(
        counters[Counter.ACCESS_REQUESTS.ordinal()],
        counters[Counter.ACCEPTS.ordinal()],
        counters[Counter.REJECTS.ordinal()],
        counters[Counter.CHALLENGES.ordinal()],
        counters[Counter.ACCOUNTING_REQUESTS.ordinal()],
        counters[Counter.ACCOUNTING_RESPONSES.ordinal()],
        counters[Counter.ACCOUNTING_IGNORED.ordinal()],
        counters[Counter.STATUS_SERVER.ordinal()],
        counters[Counter.DUPLICATES_ANSWERED.ordinal()],
        counters[Counter.DUPLICATES_PENDING.ordinal()],
        reasons,
        drops,
        quantile(latency, 50),
        quantile(latency, 99));
  }

  private static void add(long[] sums, LongAdder[] adders) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += adders[i].sum();
    }
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

  private static LongAdder[] adders(int count) {
    LongAdder[] adders = new LongAdder[count];
    for (int i = 0; i < count; i++) {
      adders[i] = new LongAdder();
    }
    return adders;
  }
}
