package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.tx.Outages;
import io.dotmac.sub.server.adapter.radius.journal.EntryCodec;
import io.dotmac.sub.server.adapter.radius.journal.EntryCodec.Item;
import io.dotmac.sub.server.adapter.radius.journal.SegmentJournal;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the journal to the database, some hundred entries at a time, each entry once. */
final class JournalReplay {
  private static final Logger LOG = LoggerFactory.getLogger(JournalReplay.class);
  static final int AT_ONCE = 500;

  private final SegmentJournal journal;
  private final EntryStore store;
  private long count;

  JournalReplay(SegmentJournal journal, EntryStore store) {
    this.journal = journal;
    this.store = store;
  }

  /** How many entries were taken there. */
  long count() {
    return count;
  }

  /** Takes up to {@link #AT_ONCE} and says how many. What fails is still in the journal. */
  int some() throws IOException {
    SegmentJournal.Entries next = journal.peek(AT_ONCE);
    if (next.entries().isEmpty()) {
      return 0;
    }
    try {
      store(next.first(), next.entries());
    } catch (RuntimeException e) {
      if (Outages.isAway(e)) {
        throw e;
      }
      oneByOne(next);
    }
    journal.release(next.end());
    count += next.entries().size();
    return next.entries().size();
  }

  private void store(long first, List<byte[]> entries) {
    List<Item> items = entries.stream().map(EntryCodec::decode).toList();
    store.replay(journal.id(), first, items);
  }

  /** An entry that the database refuses for good must not hold up all that follow. */
  private void oneByOne(SegmentJournal.Entries some) {
    for (int i = 0; i < some.entries().size(); i++) {
      byte[] entry = some.entries().get(i);
      try {
        store(some.first() + i, List.of(entry));
      } catch (RuntimeException e) {
        if (Outages.isAway(e)) {
          throw e;
        }
        LOG.error(
            "ALARM: an acknowledged accounting record cannot be stored and is only in this log: {}",
            Base64.getEncoder().encodeToString(entry),
            e);
      }
    }
  }
}
