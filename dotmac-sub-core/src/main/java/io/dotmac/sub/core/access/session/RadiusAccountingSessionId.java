package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one session as its NAS accounted for it. */
@Embeddable
public record RadiusAccountingSessionId(UUID value) implements Id {
  /** A new id. */
  public static RadiusAccountingSessionId next() {
    return new RadiusAccountingSessionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RadiusAccountingSessionId parse(String text) {
    return new RadiusAccountingSessionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
