package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.tx.Outages;
import io.dotmac.sub.radius.server.AccountingBatch;
import io.dotmac.sub.radius.server.AccountingSink;
import io.dotmac.sub.server.adapter.radius.journal.EntryCodec;
import io.dotmac.sub.server.adapter.radius.journal.EntryCodec.Item;
import io.dotmac.sub.server.adapter.radius.journal.SegmentJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes accounting durable before it is acknowledged: in the database, one transaction a batch. Is
 * the database away or too slow, it goes to the journal and from there to the database when that is
 * back, in the order in which it came; until all of it has, what is new goes to the journal too.
 * Without a journal, or when that is full, nothing is acknowledged and the NASes send it again.
 */
final class SessionSink implements AccountingSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionSink.class);

  /** NASes ask again after two or three seconds. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final Duration LONGEST_END = Duration.ofSeconds(3);

  private final EntryReader reader;
  private final EntryStore entries;
  private final @Nullable SegmentJournal journal;
  private final ExecutorService database;
  private final Object gate = new Object();
  private boolean journaling;
  private volatile boolean closed;

  SessionSink(EntryReader reader, EntryStore entries, @Nullable SegmentJournal journal) {
    this.reader = reader;
    this.entries = entries;
    this.journal = journal;
    this.database = Executors.newSingleThreadExecutor(work -> {
      Thread thread = new Thread(work, "radius-accounting-store");
      thread.setDaemon(true);
      return thread;
    });
    if (journal != null && !journal.isEmpty()) {
      LOG.info("{} accounting records of an earlier run go to the database", journal.size());
      startReplay(journal);
    }
  }

  /** A sink with the journal that the options name. */
  static SessionSink of(EntryReader reader, EntryStore entries, RadiusOptions options) {
    SegmentJournal journal = null;
    if (options.journalOrNull() != null) {
      Path folder = options.journalOrNull().folder();
      try {
        journal = SegmentJournal.open(folder, options.journalOrNull().mostOctets());
      } catch (IOException e) {
        // Logins are worth more: what cannot be kept here is sent again by the NASes.
        LOG.error(
            "ALARM: no journal in {}, accounting is not acknowledged while the database is away",
            folder,
            e);
      }
    }
    return new SessionSink(reader, entries, journal);
  }

  /** What waits for the database; empty without a journal. */
  Optional<SegmentJournal> journal() {
    return Optional.ofNullable(journal);
  }

  @Override
  public void store(AccountingBatch batch) {
    List<Item> items = batch.records().stream().map(reader::read).toList();
    SegmentJournal backlog = journal;
    if (backlog == null) {
      direct(batch, items);
    } else if (!spilled(backlog, batch, items)) {
      direct(backlog, batch, items);
    }
  }

  private void direct(AccountingBatch batch, List<Item> items) {
    try {
      entries.store(items);
      batch.done();
    } catch (RuntimeException e) {
      refused(batch, items, e);
    }
  }

  private void direct(SegmentJournal backlog, AccountingBatch batch, List<Item> items) {
    try {
      Future<?> stored = database.submit(() -> entries.store(items));
      stored.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      batch.done();
    } catch (ExecutionException e) {
      if (Outages.isAway(e)) {
        spill(backlog, batch, items, String.valueOf(e.getCause()));
      } else {
        refused(batch, items, e.getCause() == null ? e : e.getCause());
      }
    } catch (TimeoutException e) {
      // It may still be stored there: storing it again changes nothing.
      spill(backlog, batch, items, "it took longer than " + PATIENCE.toMillis() + " ms");
    } catch (RejectedExecutionException e) {
      batch.failed(e);
    } catch (InterruptedException e) {
      batch.failed(e);
      Thread.currentThread().interrupt();
    }
  }

  /** One record that the database refuses must not keep the others from being stored. */
  private void refused(AccountingBatch batch, List<Item> items, Throwable why) {
    if (items.size() == 1 || Outages.isAway(why)) {
      batch.failed(why);
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      try {
        entries.store(List.of(items.get(i)));
        batch.done(i);
      } catch (RuntimeException e) {
        batch.failed(i, e);
      }
    }
  }

  private void spill(
      SegmentJournal backlog, AccountingBatch batch, List<Item> items, String reason) {
    LOG.warn("ALARM: accounting goes to the journal, the database is away: {}", reason);
    synchronized (gate) {
      startReplay(backlog);
      spilled(backlog, batch, items);
    }
  }

  private void startReplay(SegmentJournal backlog) {
    synchronized (gate) {
      journaling = true;
    }
    database.execute(() -> replayAll(backlog));
  }

  /** Whether it was the journal's to take: then the batch is settled. */
  private boolean spilled(SegmentJournal backlog, AccountingBatch batch, List<Item> items) {
    synchronized (gate) {
      if (!journaling) {
        return false;
      }
      try {
        backlog.append(items.stream().map(EntryCodec::encode).toList());
        batch.done();
      } catch (IOException e) {
        batch.failed(e);
      }
      return true;
    }
  }

  private void replayAll(SegmentJournal backlog) {
    JournalReplay replay = new JournalReplay(backlog, entries);
    while (!closed) {
      try {
        if (replay.some() < JournalReplay.AT_ONCE && ended(backlog)) {
          LOG.info("the journal of accounting is in the database, {} records", replay.count());
          return;
        }
      } catch (IOException | RuntimeException e) {
        LOG.debug("the journal waits", e);
        pause();
      }
    }
  }

  /**
   * What comes now goes to the database, behind the little that is left: NASes that report as fast
   * as this stores would keep the journal from ever being empty.
   */
  private boolean ended(SegmentJournal backlog) {
    synchronized (gate) {
      journaling = false;
      return backlog.isEmpty();
    }
  }

  private void pause() {
    synchronized (gate) {
      try {
        if (!closed) {
          gate.wait(250);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        closed = true;
      }
    }
  }

  /** Ends the work on the database; what is in the journal stays there for the next start. */
  @Override
  public void close() {
    closed = true;
    synchronized (gate) {
      gate.notifyAll();
    }
    database.shutdown();
    try {
      if (!database.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        database.shutdownNow();
        database.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
      }
      if (journal != null) {
        journal.close();
      }
    } catch (IOException e) {
      LOG.warn("the journal of accounting could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
