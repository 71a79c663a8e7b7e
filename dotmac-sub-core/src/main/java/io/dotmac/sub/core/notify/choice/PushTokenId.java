package io.dotmac.sub.core.notify.choice;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names an app that gets messages. */
@Embeddable
public record PushTokenId(UUID value) implements Id {
  /** A new id. */
  public static PushTokenId next() {
    return new PushTokenId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static PushTokenId parse(String text) {
    return new PushTokenId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
