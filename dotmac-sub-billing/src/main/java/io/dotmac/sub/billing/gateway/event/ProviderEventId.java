package io.dotmac.sub.billing.gateway.event;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one message of a provider. */
@Embeddable
public record ProviderEventId(UUID value) implements Id {
  /** A new id. */
  public static ProviderEventId next() {
    return new ProviderEventId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ProviderEventId parse(String text) {
    return new ProviderEventId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
