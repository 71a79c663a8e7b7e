package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one payment arrangement. */
@Embeddable
public record ArrangementId(UUID value) implements Id {
  /** A new id. */
  public static ArrangementId next() {
    return new ArrangementId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ArrangementId parse(String text) {
    return new ArrangementId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
