package io.dotmac.sub.radius.server;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's log. What strangers can cause is logged at most once in ten seconds for each kind of
 * trouble, with the number of times it was kept quiet: the figures have the rest.
 */
final class QuietLog {
  private static final Logger LOG = LoggerFactory.getLogger(RadiusServer.class);
  private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

  private final ConcurrentHashMap<String, Topic> topics = new ConcurrentHashMap<>();

  private static final class Topic {
    final AtomicLong quietUntil = new AtomicLong(System.nanoTime());
    final AtomicLong suppressed = new AtomicLong();
  }

  void info(String message) {
    LOG.info(message);
  }

  /** Warns about {@code topic}, one of a few; {@code what} is the sentence. */
  void warn(String topic, String what, @Nullable Throwable cause) {
    Topic state = topics.computeIfAbsent(topic, any -> new Topic());
    long until = state.quietUntil.get();
    long now = System.nanoTime();
    if (now - until < 0 || !state.quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
      state.suppressed.incrementAndGet();
      return;
    }
    long suppressed = state.suppressed.getAndSet(0);
    String more = suppressed == 0 ? "" : " (and " + suppressed + " times more before)";
    if (cause == null) {
      LOG.warn("{}{}", what, more);
    } else {
      LOG.warn("{}{}", what, more, cause);
    }
  }
}
