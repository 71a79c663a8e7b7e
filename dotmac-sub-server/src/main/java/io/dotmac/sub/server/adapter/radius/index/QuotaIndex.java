package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.usage.RemainingQuotas;
import io.dotmac.sub.core.usage.RemainingQuotas.Remaining;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What services may still use, of tenants that turn a service off once it has used all. Read every
 * minute, as far as it has changed; the others need no memory.
 */
public final class QuotaIndex {
  /** No limit is known. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  /** A transaction may commit so long after the moment that it wrote down. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final Map<TenantId, ConcurrentHashMap<UUID, Remaining>> tenants =
      new ConcurrentHashMap<>();
  private final Map<TenantId, Instant> readAt = new HashMap<>();

  /** Octets that a user may use from that moment on, at least 1; or {@link #NO_LIMIT}. */
  public long octets(IndexEntry entry, Instant at) {
    if (tenants.isEmpty()) {
      return NO_LIMIT;
    }
    Map<UUID, Remaining> services = tenants.get(entry.tenant());
    UUID service = services == null ? null : entry.service();
    Remaining left = services == null || service == null ? null : services.get(service);
    return left == null ? NO_LIMIT : octets(left, at);
  }

  private static long octets(Remaining left, Instant at) {
    Long octets = left.octetsOrNull();
    return octets == null || !left.until().isAfter(at) ? NO_LIMIT : Math.max(1, octets);
  }

  /** Reads what has changed of the transaction's tenant. */
  void refresh(Tx tx) {
    TenantId tenant = tx.tenant();
    if (!RemainingQuotas.block(tx)) {
      tenants.remove(tenant);
      readAt.remove(tenant);
      return;
    }
    @Nullable Instant before = readAt.get(tenant);
    Instant now = tx.systemNow();
    Map<UUID, Remaining> services =
        tenants.computeIfAbsent(tenant, any -> new ConcurrentHashMap<>());
    RemainingQuotas.changedSince(tx, before == null ? Instant.EPOCH : before.minus(OVERLAP))
        .forEach(each -> services.put(each.service(), each));
    services.values().removeIf(each -> !each.until().isAfter(now));
    readAt.put(tenant, now);
  }
}
