package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one reseller. */
@Embeddable
public record ResellerId(UUID value) implements Id {
  /** A new id. */
  public static ResellerId next() {
    return new ResellerId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ResellerId parse(String text) {
    return new ResellerId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
