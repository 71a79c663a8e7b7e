package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one wish to change a subscription. */
@Embeddable
public record ChangeRequestId(UUID value) implements Id {
  /** A new id. */
  public static ChangeRequestId next() {
    return new ChangeRequestId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ChangeRequestId parse(String text) {
    return new ChangeRequestId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
