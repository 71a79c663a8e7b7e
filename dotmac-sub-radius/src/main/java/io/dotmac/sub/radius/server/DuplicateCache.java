package io.dotmac.sub.radius.server;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A reader's memory of recent requests (RFC 5080, section 2.2.2), by source address, source port
 * and identifier. One thread uses it. It holds at most so many exchanges, and fewer if they are
 * large, and forgets the oldest first, and each for so long after its answer.
 */
final class DuplicateCache {
  /** A request that was never answered is forgotten after this time. */
  private static final long PENDING_NANOS = 30_000_000_000L;

  /** What the requests may take of memory, as a number of octets for each entry. */
  private static final long OCTETS_PER_ENTRY = 512;

  private final int capacity;
  private final long capacityOctets;
  private final long memoryNanos;
  private final @Nullable Exchange[] buckets;
  private @Nullable Exchange oldest;
  private @Nullable Exchange newest;
  private @Nullable Exchange over;
  private int size;
  private long octets;

  DuplicateCache(int capacity, long memoryNanos) {
    this.capacity = capacity;
    this.capacityOctets = capacity * OCTETS_PER_ENTRY;
    this.memoryNanos = memoryNanos;
    this.buckets = new Exchange[Integer.highestOneBit(Math.max(16, capacity) * 2 - 1)];
  }

  /** The exchange last seen with this source and identifier, if it is still remembered. */
  @Nullable
  Exchange find(InetSocketAddress source, int identifier, long nowNanos) {
    Exchange each = buckets[bucket(source, identifier)];
    while (each != null) {
      if (each.request.identifier() == identifier && each.source.equals(source)) {
        return isStale(each, nowNanos) ? null : each;
      }
      each = each.nextInBucket;
    }
    return null;
  }

  /** Remembers {@code exchange} in place of an earlier one with the same source and identifier. */
  void put(Exchange exchange, long nowNanos) {
    int bucket = bucket(exchange.source, exchange.request.identifier());
    removeSame(exchange, bucket);
    while (oldest != null
        && (size >= capacity || octets >= capacityOctets || isStale(oldest, nowNanos))) {
      remove(oldest);
    }
    exchange.nextInBucket = buckets[bucket];
    buckets[bucket] = exchange;
    exchange.older = newest;
    if (newest == null) {
      oldest = exchange;
    } else {
      newest.newer = exchange;
    }
    newest = exchange;
    size++;
    octets += exchange.request.length();
  }

  int size() {
    return size;
  }

  /** An exchange that is over and whose memory may be used again, if there is one. */
  @Nullable
  Exchange reuse() {
    Exchange free = over;
    if (free != null) {
      over = free.nextInBucket;
      free.nextInBucket = null;
    }
    return free;
  }

  /** Keeps an exchange that is over and is not remembered, to be used again. */
  void release(Exchange exchange) {
    if (exchange.mayBeReused()) {
      exchange.nextInBucket = over;
      over = exchange;
    }
  }

  private boolean isStale(Exchange exchange, long nowNanos) {
    return exchange.isPending()
        ? nowNanos - exchange.startedNanos > PENDING_NANOS
        : nowNanos - exchange.answeredNanos() > memoryNanos;
  }

  private void removeSame(Exchange exchange, int bucket) {
    Exchange each = buckets[bucket];
    while (each != null) {
      if (each.request.identifier() == exchange.request.identifier()
          && each.source.equals(exchange.source)) {
        remove(each);
        return;
      }
      each = each.nextInBucket;
    }
  }

  private void remove(Exchange exchange) {
    int bucket = bucket(exchange.source, exchange.request.identifier());
    Exchange before = null;
    Exchange each = buckets[bucket];
    while (each != null && each != exchange) {
      before = each;
      each = each.nextInBucket;
    }
    if (before == null) {
      buckets[bucket] = exchange.nextInBucket;
    } else {
      before.nextInBucket = exchange.nextInBucket;
    }
    if (exchange.older == null) {
      oldest = exchange.newer;
    } else {
      exchange.older.newer = exchange.newer;
    }
    if (exchange.newer == null) {
      newest = exchange.older;
    } else {
      exchange.newer.older = exchange.older;
    }
    exchange.nextInBucket = null;
    exchange.older = null;
    exchange.newer = null;
    size--;
    octets -= exchange.request.length();
    release(exchange);
  }

  private int bucket(InetSocketAddress source, int identifier) {
    int mixed = (source.hashCode() * 31 + identifier) * 0x9e3779b9;
    return (mixed ^ mixed >>> 16) & buckets.length - 1;
  }
}
