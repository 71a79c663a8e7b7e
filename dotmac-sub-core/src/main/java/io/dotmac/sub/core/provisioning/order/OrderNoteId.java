package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one note on an order. */
@Embeddable
public record OrderNoteId(UUID value) implements Id {
  /** A new id. */
  public static OrderNoteId next() {
    return new OrderNoteId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static OrderNoteId parse(String text) {
    return new OrderNoteId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
