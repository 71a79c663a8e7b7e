package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one address. */
@Embeddable
public record AddressId(UUID value) implements Id {
  /** A new id. */
  public static AddressId next() {
    return new AddressId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static AddressId parse(String text) {
    return new AddressId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
