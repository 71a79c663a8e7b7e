package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one organization. */
@Embeddable
public record OrganizationId(UUID value) implements Id {
  /** A new id. */
  public static OrganizationId next() {
    return new OrganizationId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static OrganizationId parse(String text) {
    return new OrganizationId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
