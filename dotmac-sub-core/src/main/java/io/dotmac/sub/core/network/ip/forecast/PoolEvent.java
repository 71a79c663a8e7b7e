package io.dotmac.sub.core.network.ip.forecast;

import io.dotmac.sub.core.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;

/** What is to be said of a pool of addresses. */
public sealed interface PoolEvent extends DomainEvent {
  /** It will be full soon, and was not to be the day before. */
  record PoolFilling(UUID pool, String name, long capacity, long needed, LocalDate fullOn)
      implements PoolEvent {
    @Override
    public String type() {
      return "ip_pool.filling";
    }
  }
}
