package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one refused login and why it was refused. */
@Embeddable
public record AuthLogEntryId(UUID value) implements Id {
  /** A new id. */
  public static AuthLogEntryId next() {
    return new AuthLogEntryId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static AuthLogEntryId parse(String text) {
    return new AuthLogEntryId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
