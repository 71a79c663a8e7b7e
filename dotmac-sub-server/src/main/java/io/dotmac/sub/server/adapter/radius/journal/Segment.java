package io.dotmac.sub.server.adapter.radius.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One file of a journal: a head, then entries. The head is a mark and the number of the first
 * entry; an entry is its length, a checksum over its number and its octets, and the octets.
 *
 * @param first the number of the first entry
 * @param entries how many whole entries there are
 * @param octets how long the file is as far as it is whole
 * @param torn how many octets follow that are no entry
 */
record Segment(Path file, long first, long entries, long octets, long torn) {
  /** Octets of the head. */
  static final int HEAD = 16;

  /** Octets before those of each entry. */
  static final int ENTRY_HEAD = 8;

  /** The longest entry. */
  static final int LONGEST = 1 << 16;

  private static final long MARK = 0x444d414343543031L;
  private static final String SUFFIX = ".seg";

  /** The number after the last entry. */
  long end() {
    return first + entries;
  }

  /** The same, as if it ended before entry {@code number}. */
  Segment until(long number) {
    return new Segment(file, first, number - first, octets, torn);
  }

  static Path fileOf(Path folder, long first) {
    return folder.resolve(String.format("%016x", first) + SUFFIX);
  }

  static boolean isSegment(Path file) {
    return file.getFileName().toString().matches("[0-9a-f]{16}\\" + SUFFIX);
  }

  static ByteBuffer head(long first) {
    return ByteBuffer.allocate(HEAD).putLong(MARK).putLong(first).flip();
  }

  /** Appends to {@code out} what entry {@code number} is on the disk. */
  static void put(ByteBuffer out, long number, byte[] entry) {
    out.putInt(entry.length).putInt(checksum(number, entry)).put(entry);
  }

  private static int checksum(long number, byte[] entry) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    crc.update(entry);
    return (int) crc.getValue();
  }

  /** Reads through a file; empty if not even its head is whole, so that it never held an entry. */
  static Optional<Segment> scan(Path file) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
    if (all.remaining() < HEAD || all.getLong() != MARK) {
      return Optional.empty();
    }
    long first = all.getLong();
    long entries = 0;
    int whole = all.position();
    while (next(all, first + entries).isPresent()) {
      entries++;
      whole = all.position();
    }
    return Optional.of(new Segment(file, first, entries, whole, all.limit() - whole));
  }

  /** Up to {@code most} entries from number {@code from} on. */
  List<byte[]> read(long from, int most) throws IOException {
    List<byte[]> found = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer all = ByteBuffer.allocate((int) octets);
      while (all.hasRemaining() && channel.read(all) >= 0) {
        // A read may give less than was asked for.
      }
      all.flip().position(HEAD);
      for (long number = first; number < end() && found.size() < most; number++) {
        Optional<byte[]> entry = next(all, number);
        if (entry.isEmpty()) {
          throw new IOException("entry " + number + " of " + file + " is no longer readable");
        }
        if (number >= from) {
          found.add(entry.get());
        }
      }
    }
    return found;
  }

  private static Optional<byte[]> next(ByteBuffer all, long number) {
    if (all.remaining() < ENTRY_HEAD) {
      return Optional.empty();
    }
    int length = all.getInt();
    int checksum = all.getInt();
    if (length < 1 || length > LONGEST || length > all.remaining()) {
      return Optional.empty();
    }
    byte[] entry = new byte[length];
    all.get(entry);
    return checksum(number, entry) == checksum ? Optional.of(entry) : Optional.empty();
  }
}
