package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one holder of an address. */
@Embeddable
public record IpHoldingId(UUID value) implements Id {
  /** A new id. */
  public static IpHoldingId next() {
    return new IpHoldingId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static IpHoldingId parse(String text) {
    return new IpHoldingId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
