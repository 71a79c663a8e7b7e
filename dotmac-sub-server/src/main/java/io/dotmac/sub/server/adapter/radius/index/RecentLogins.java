package io.dotmac.sub.server.adapter.radius.index;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who has logged in since the last look. The list runs through the entries themselves, so that a
 * login costs no memory; one that follows another of the same user within five minutes is not
 * noted.
 */
public final class RecentLogins {
  private static final long REPEATED_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final IndexEntry END = Nobody.ENTRY;
  private static final AtomicReferenceFieldUpdater<IndexEntry, @Nullable IndexEntry> NEXT =
      AtomicReferenceFieldUpdater.newUpdater(IndexEntry.class, IndexEntry.class, "nextNoted");

  private final AtomicReference<IndexEntry> newest = new AtomicReference<>(END);
  private IndexEntry left = END;

  /** A user has logged in. Any thread may say so. */
  public void note(IndexEntry entry, Instant at) {
    long millis = at.toEpochMilli();
    if (millis - entry.notedMillis < REPEATED_MILLIS) {
      return;
    }
    entry.notedMillis = millis;
    if (entry.nextNoted == null && NEXT.compareAndSet(entry, null, END)) {
      IndexEntry before;
      do {
        before = newest.get();
        entry.nextNoted = before;
      } while (!newest.compareAndSet(before, entry));
    }
  }

  /**
   * Gives users who have logged in and were not given since, with the moment of a login. One thread
   * at a time.
   *
   * @param most how many; the others come with the next calls
   */
  public void drain(int most, BiConsumer<IndexEntry, Instant> sink) {
    for (int given = 0; given < most; given++) {
      if (left == END) {
        left = newest.getAndSet(END);
      }
      if (left == END) {
        return;
      }
      IndexEntry each = left;
      IndexEntry following = each.nextNoted;
      left = following == null ? END : following;
      // From here on it may be noted again; the moment is read after that, so that none is missed.
      each.nextNoted = null;
      sink.accept(each, Instant.ofEpochMilli(each.notedMillis));
    }
  }
}
