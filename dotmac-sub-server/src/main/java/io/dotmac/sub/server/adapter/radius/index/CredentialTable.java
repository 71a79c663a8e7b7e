package io.dotmac.sub.server.adapter.radius.index;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Entries by credential. */
final class CredentialTable extends EntryTable {
  /** The user with that credential. */
  @Nullable
  IndexEntry find(UUID credential) {
    AtomicReferenceArray<@Nullable IndexEntry> slots = slots();
    int slot = first(credential.hashCode(), slots);
    IndexEntry entry = slots.get(slot);
    while (entry != null && !entry.credential().equals(credential)) {
      slot = next(slot, slots);
      entry = slots.get(slot);
    }
    return entry;
  }

  @Override
  int hash(IndexEntry entry) {
    return entry.credential().hashCode();
  }

  @Override
  boolean clash(IndexEntry one, IndexEntry other) {
    return one.credential().equals(other.credential());
  }
}
