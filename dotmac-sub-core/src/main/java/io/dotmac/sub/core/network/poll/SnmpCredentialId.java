package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one way of being let ask. */
@Embeddable
public record SnmpCredentialId(UUID value) implements Id {
  /** A new id. */
  public static SnmpCredentialId next() {
    return new SnmpCredentialId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static SnmpCredentialId parse(String text) {
    return new SnmpCredentialId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
