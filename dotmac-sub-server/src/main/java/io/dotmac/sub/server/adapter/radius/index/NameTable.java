package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.tenant.TenantId;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Entries by tenant and user name. A name is found where it lies in a packet. */
final class NameTable extends EntryTable {
  /** The user of the tenant whose name is the first {@code length} octets. */
  @Nullable
  IndexEntry find(TenantId tenant, byte[] octets, int length) {
    AtomicReferenceArray<@Nullable IndexEntry> slots = slots();
    int slot = first(hash(tenant, octets, length), slots);
    IndexEntry entry = slots.get(slot);
    while (entry != null && !isNamed(entry, tenant, octets, length)) {
      slot = next(slot, slots);
      entry = slots.get(slot);
    }
    return entry;
  }

  @Override
  int hash(IndexEntry entry) {
    return hash(entry.tenant(), entry.name(), entry.name().length);
  }

  @Override
  boolean clash(IndexEntry one, IndexEntry other) {
    return isNamed(one, other.tenant(), other.name(), other.name().length);
  }

  private static boolean isNamed(IndexEntry entry, TenantId tenant, byte[] octets, int length) {
    byte[] name = entry.name();
    return name.length == length
        && Arrays.equals(name, 0, length, octets, 0, length)
        && entry.tenant().equals(tenant);
  }

  private static int hash(TenantId tenant, byte[] octets, int length) {
    int hash = tenant.hashCode();
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + octets[i];
    }
    return hash;
  }
}
