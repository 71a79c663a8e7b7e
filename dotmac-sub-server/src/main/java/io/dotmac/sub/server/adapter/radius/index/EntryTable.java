package io.dotmac.sub.server.adapter.radius.index;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries found by a part of what they say, without an object for each: open addressing with linear
 * probing, at most half full. One thread writes at a time; readers need no lock, and see each entry
 * either before or after its change.
 */
abstract class EntryTable {
  private static final int SMALLEST = 64;

  /** Stands where an entry was taken out, so that what lies behind it is still found. */
  private static final IndexEntry GONE = Nobody.ENTRY;

  private volatile AtomicReferenceArray<@Nullable IndexEntry> slots =
      new AtomicReferenceArray<>(SMALLEST);
  private int used;
  private volatile int size;

  /** The hash of what entries are found by here. */
  abstract int hash(IndexEntry entry);

  /** Whether both would be found by the same question. */
  abstract boolean clash(IndexEntry one, IndexEntry other);

  /** The slots to look through, from {@link #first} on by {@link #next} up to an empty one. */
  final AtomicReferenceArray<@Nullable IndexEntry> slots() {
    return slots;
  }

  static int first(int hash, AtomicReferenceArray<?> slots) {
    return (hash * 0x9e3779b9 >>> 7) & slots.length() - 1;
  }

  static int next(int slot, AtomicReferenceArray<?> slots) {
    return slot + 1 & slots.length() - 1;
  }

  /** How many entries there are. */
  final int size() {
    return size;
  }

  /** Puts an entry in, in place of the one that is found by the same question: that is given. */
  final synchronized @Nullable IndexEntry put(IndexEntry entry) {
    AtomicReferenceArray<@Nullable IndexEntry> current = slots;
    int slot = first(hash(entry), current);
    IndexEntry there = current.get(slot);
    while (there != null) {
      if (there != GONE && clash(there, entry)) {
        current.set(slot, entry);
        return there;
      }
      slot = next(slot, current);
      there = current.get(slot);
    }
    current.set(slot, entry);
    size++;
    used++;
    if (used * 2 > current.length()) {
      rebuild();
    }
    return null;
  }

  /** Takes out this very entry, if it is there. */
  final synchronized void remove(IndexEntry entry) {
    AtomicReferenceArray<@Nullable IndexEntry> current = slots;
    int slot = first(hash(entry), current);
    for (IndexEntry there = current.get(slot); there != null; there = current.get(slot)) {
      if (there == entry) {
        current.set(slot, GONE);
        size--;
        return;
      }
      slot = next(slot, current);
    }
  }

  /** Gives every entry to {@code sink}, in no order; changes meanwhile may be seen or not. */
  final void forEach(Consumer<IndexEntry> sink) {
    AtomicReferenceArray<@Nullable IndexEntry> current = slots;
    for (int slot = 0; slot < current.length(); slot++) {
      IndexEntry entry = current.get(slot);
      if (entry != null && entry != GONE) {
        sink.accept(entry);
      }
    }
  }

  /** Moves all to new slots, twice as many as there must be. */
  private void rebuild() {
    int room = SMALLEST;
    while (room < size * 4L && room < 1 << 30) {
      room *= 2;
    }
    AtomicReferenceArray<@Nullable IndexEntry> roomier = new AtomicReferenceArray<>(room);
    forEach(entry -> {
      int slot = first(hash(entry), roomier);
      while (roomier.get(slot) != null) {
        slot = next(slot, roomier);
      }
      roomier.setPlain(slot, entry);
    });
    used = size;
    slots = roomier;
  }
}
