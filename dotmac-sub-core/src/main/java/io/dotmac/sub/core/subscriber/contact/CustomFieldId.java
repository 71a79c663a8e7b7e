package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one custom field of a subscriber. */
@Embeddable
public record CustomFieldId(UUID value) implements Id {
  /** A new id. */
  public static CustomFieldId next() {
    return new CustomFieldId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static CustomFieldId parse(String text) {
    return new CustomFieldId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
