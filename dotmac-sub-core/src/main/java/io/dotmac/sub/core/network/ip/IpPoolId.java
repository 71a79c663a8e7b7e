package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one pool of addresses. */
@Embeddable
public record IpPoolId(UUID value) implements Id {
  /** A new id. */
  public static IpPoolId next() {
    return new IpPoolId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static IpPoolId parse(String text) {
    return new IpPoolId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
