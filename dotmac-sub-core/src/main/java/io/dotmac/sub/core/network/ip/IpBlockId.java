package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one network of a pool. */
@Embeddable
public record IpBlockId(UUID value) implements Id {
  /** A new id. */
  public static IpBlockId next() {
    return new IpBlockId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static IpBlockId parse(String text) {
    return new IpBlockId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
