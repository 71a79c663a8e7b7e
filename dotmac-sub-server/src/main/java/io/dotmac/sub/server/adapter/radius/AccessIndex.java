package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.tenant.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every user of every tenant, in memory. Readers and the one writer need no lock: an entry is
 * immutable and is replaced as a whole.
 */
final class AccessIndex {
  private record User(UUID tenant, String username) {}

  private final ConcurrentHashMap<User, IndexEntry> byUser = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<UUID, IndexEntry> byCredential = new ConcurrentHashMap<>();

  /** The user of that name; {@code name@realm} also finds {@code name}. */
  Optional<IndexEntry> find(TenantId tenant, String username) {
    IndexEntry entry = byUser.get(new User(tenant.value(), username));
    if (entry == null) {
      int at = username.lastIndexOf('@');
      entry = at < 1 ? null : byUser.get(new User(tenant.value(), username.substring(0, at)));
    }
    return Optional.ofNullable(entry);
  }

  /** The user with that credential, if it is one of the tenant. */
  Optional<IndexEntry> find(TenantId tenant, UUID credential) {
    return Optional.ofNullable(byCredential.get(credential))
        .filter(entry -> entry.tenant().equals(tenant));
  }

  /** Puts a user in, or in place of what was known of the credential. */
  void put(IndexEntry entry) {
    IndexEntry before = byCredential.put(entry.facts().credential(), entry);
    byUser.put(user(entry), entry);
    if (before != null && !user(before).equals(user(entry))) {
      byUser.remove(user(before), before);
    }
  }

  /** Takes out the user with that credential. */
  void remove(UUID credential) {
    IndexEntry before = byCredential.remove(credential);
    if (before != null) {
      byUser.remove(user(before), before);
    }
  }

  /** Takes out every user whose credential is none of these. */
  void retain(Set<UUID> credentials) {
    byCredential.keySet().stream().filter(id -> !credentials.contains(id)).forEach(this::remove);
  }

  /** How many users there are. */
  int size() {
    return byCredential.size();
  }

  private static User user(IndexEntry entry) {
    return new User(entry.tenant().value(), entry.facts().username());
  }
}
