package io.dotmac.sub.server.adapter.radius.index;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who has logged in since the last look. The list runs through the entries themselves, so that a
 * login costs no memory; one that follows another of the same user within a minute is not noted.
 */
public final class RecentLogins {
  private static final long REPEATED_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final IndexEntry END = Nobody.ENTRY;
  private static final AtomicReferenceFieldUpdater<IndexEntry, @Nullable IndexEntry> NEXT =
      AtomicReferenceFieldUpdater.newUpdater(IndexEntry.class, IndexEntry.class, "nextNoted");

  private final AtomicReference<IndexEntry> newest = new AtomicReference<>(END);

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

  /** Gives each user who has logged in since the last call, with the moment of a login. */
  public void drain(BiConsumer<IndexEntry, Instant> sink) {
    IndexEntry each = newest.getAndSet(END);
    while (each != END) {
      IndexEntry following = each.nextNoted;
      // From here on it may be noted again; the moment is read after that, so that none is missed.
      each.nextNoted = null;
      sink.accept(each, Instant.ofEpochMilli(each.notedMillis));
      each = following == null ? END : following;
    }
  }
}
