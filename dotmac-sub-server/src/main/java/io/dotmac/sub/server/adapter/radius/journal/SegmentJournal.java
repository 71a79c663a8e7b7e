package io.dotmac.sub.server.adapter.radius.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue of entries on the local disk. What {@link #append} has taken is there after a crash of
 * the program or of the machine; what it has refused or not finished may be there as well, so what
 * an entry does has to bear repetition. Entries are numbered without a gap for as long as the
 * folder exists. It is bounded: when it is full it takes nothing.
 */
public final class SegmentJournal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentJournal.class);
  private static final long SEGMENT_OCTETS = 1L << 20;

  private final Path folder;
  private final Opener opener;
  private final long most;
  private final UUID id;
  private final FileChannel lockFile;
  private final Deque<Segment> segments = new ArrayDeque<>();
  private @Nullable FileChannel last;
  private long octets;
  private long taken;

  /** Opens files for writing; tests put one that fails in its place. */
  @FunctionalInterface
  interface Opener {
    FileChannel open(Path file) throws IOException;
  }

  /** Entries in order: the first has that number. */
  public record Entries(long first, List<byte[]> entries) {
    /** The number after the last. */
    public long end() {
      return first + entries.size();
    }
  }

  SegmentJournal(Path folder, long most, Opener opener) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.most = most;
    this.opener = opener;
    this.lockFile = lock();
    try {
      this.id = identity();
      recover();
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  /**
   * Opens the journal in that folder, which no other process may have open, and repairs what a
   * crash left behind.
   *
   * @param most how many octets it may hold
   */
  public static SegmentJournal open(Path folder, long most) throws IOException {
    return new SegmentJournal(
        folder,
        most,
        file -> FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /** What tells this journal from others, for as long as its folder exists. */
  public UUID id() {
    return id;
  }

  /** Whether nothing waits. */
  public synchronized boolean isEmpty() {
    return taken == end();
  }

  /** How many entries wait. */
  public synchronized long size() {
    return end() - taken;
  }

  /** How many octets of the disk are taken. */
  public synchronized long octets() {
    return octets;
  }

  /**
   * Adds entries, all or none: when this returns they are on the disk.
   *
   * @throws JournalFullException if there is no room
   * @throws IOException if the disk refuses
   */
  public synchronized void append(List<byte[]> entries) throws IOException {
    int length = 0;
    for (byte[] entry : entries) {
      if (entry.length < 1 || entry.length > Segment.LONGEST) {
        throw new IllegalArgumentException("an entry of " + entry.length + " octets");
      }
      length += Segment.ENTRY_HEAD + entry.length;
    }
    if (octets + length > most) {
      throw new JournalFullException(octets, most);
    }
    if (last == null || segments.getLast().octets() >= SEGMENT_OCTETS) {
      begin(end());
    }
    Segment segment = segments.getLast();
    ByteBuffer out = ByteBuffer.allocate(length);
    for (int i = 0; i < entries.size(); i++) {
      Segment.put(out, segment.end() + i, entries.get(i));
    }
    write(segment, out.flip(), entries.size());
  }

  private void write(Segment segment, ByteBuffer out, int entries) throws IOException {
    FileChannel channel = last;
    if (channel == null) {
      throw new IllegalStateException("no segment is open");
    }
    int length = out.remaining();
    try {
      while (out.hasRemaining()) {
        channel.write(out);
      }
      channel.force(false);
    } catch (IOException e) {
      abandon(segment, channel, e);
      throw e;
    }
    segments.removeLast();
    segments.addLast(new Segment(
        segment.file(),
        segment.first(),
        segment.entries() + entries,
        segment.octets() + length,
        0));
    octets += length;
  }

  /** What a disk has of a write that failed nobody knows: the file is cut, the next is another. */
  private void abandon(Segment segment, FileChannel channel, IOException reason) {
    last = null;
    try (channel) {
      channel.truncate(segment.octets());
      channel.force(true);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Up to {@code count} of the entries that wait, the oldest first; they go on waiting. */
  public Entries peek(int count) throws IOException {
    long from;
    synchronized (this) {
      from = taken;
    }
    return read(from, count);
  }

  /** Up to {@code count} entries from that number on, of one file. */
  Entries read(long from, int count) throws IOException {
    Optional<Segment> segment;
    synchronized (this) {
      segment = segments.stream().filter(each -> each.end() > from).findFirst();
    }
    return segment.isEmpty()
        ? new Entries(from, List.of())
        : new Entries(Math.max(from, segment.get().first()), segment.get().read(from, count));
  }

  /** What has a number below {@code number} need not be kept any longer. */
  public synchronized void release(long number) throws IOException {
    taken = Math.max(taken, Math.min(number, end()));
    if (taken == end() && segments.size() == 1 && segments.getLast().entries() == 0) {
      return;
    }
    if (taken == end()) {
      // An empty segment stays: its head remembers the number of the next entry.
      begin(end());
    }
    for (Iterator<Segment> each = segments.iterator(); each.hasNext(); ) {
      Segment segment = each.next();
      if (segment != segments.getLast() && segment.end() <= taken) {
        Files.deleteIfExists(segment.file());
        octets -= segment.octets();
        each.remove();
      }
    }
  }

  private long end() {
    return segments.isEmpty() ? 0 : segments.getLast().end();
  }

  private void begin(long first) throws IOException {
    Segment open = segments.peekLast();
    if (open != null && open.first() == first) {
      // It holds nothing yet, but perhaps what is left of a write that failed.
      reopen(open);
      return;
    }
    Path file = Segment.fileOf(folder, first);
    FileChannel channel = opener.open(file);
    try {
      channel.truncate(0);
      ByteBuffer head = Segment.head(first);
      while (head.hasRemaining()) {
        channel.write(head);
      }
      channel.force(true);
      forceFolder();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    closeLast();
    last = channel;
    segments.addLast(new Segment(file, first, 0, Segment.HEAD, 0));
    octets += Segment.HEAD;
  }

  private void closeLast() throws IOException {
    FileChannel channel = last;
    last = null;
    if (channel != null) {
      channel.close();
    }
  }

  /** A new file is there after a crash of the machine only if its folder was written too. */
  private void forceFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }

  private void recover() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(Segment::isSegment).sorted().forEach(files::add);
    }
    for (Path file : files) {
      Optional<Segment> segment = Segment.scan(file);
      boolean newest = file.equals(files.get(files.size() - 1));
      if (segment.isEmpty()) {
        // Its head was not written to the end, so that no entry of it was ever acknowledged.
        Files.delete(file);
      } else {
        add(segment.get(), newest);
      }
    }
    if (segments.isEmpty()) {
      begin(0);
    } else {
      taken = segments.getFirst().first();
      reopen(segments.getLast());
    }
  }

  private void add(Segment segment, boolean newest) {
    Segment before = segments.peekLast();
    if (before != null && before.end() > segment.first()) {
      // Its last write failed and could not be cut off: those numbers were given anew.
      segments.removeLast();
      segments.addLast(before.until(segment.first()));
    }
    if (segment.torn() > 0 && !newest) {
      LOG.error(
          "{}: {} octets after entry {} cannot be read, the disk has lost accounting",
          segment.file(),
          segment.torn(),
          segment.end());
    }
    segments.addLast(segment);
    octets += segment.octets();
  }

  /** What follows the last whole entry was never acknowledged. */
  private void reopen(Segment segment) throws IOException {
    FileChannel channel = opener.open(segment.file());
    try {
      channel.truncate(segment.octets());
      channel.force(true);
      channel.position(segment.octets());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    closeLast();
    last = channel;
  }

  private UUID identity() throws IOException {
    Path file = folder.resolve("journal.id");
    if (Files.exists(file) && Files.size(file) > 0) {
      return UUID.fromString(Files.readString(file).strip());
    }
    UUID fresh = UUID.randomUUID();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.US_ASCII.encode(fresh.toString()));
      channel.force(true);
    }
    return fresh;
  }

  private FileChannel lock() throws IOException {
    FileChannel channel = FileChannel.open(
        folder.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      LOG.debug("{} is open in this process", folder, e);
    }
    if (lock == null) {
      channel.close();
      throw new IOException("the journal in " + folder + " is in use by another server");
    }
    return channel;
  }

  /** Closes the files; what waits stays on the disk. */
  @Override
  public synchronized void close() throws IOException {
    closeLast();
    lockFile.close();
  }
}
