package io.dotmac.sub.core.network.ip.forecast;

import io.dotmac.sub.core.tx.Id;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one day of a pool. */
@Embeddable
public record PoolDayId(UUID value) implements Id {
  /** Reads an id as people and URLs write it. */
  public static PoolDayId parse(String text) {
    return new PoolDayId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
