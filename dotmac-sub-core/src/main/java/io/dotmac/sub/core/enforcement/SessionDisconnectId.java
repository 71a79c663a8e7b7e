package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one request to end a session. */
@Embeddable
public record SessionDisconnectId(UUID value) implements Id {
  /** A new id. */
  public static SessionDisconnectId next() {
    return new SessionDisconnectId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static SessionDisconnectId parse(String text) {
    return new SessionDisconnectId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
