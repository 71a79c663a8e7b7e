package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one message to one recipient. */
@Embeddable
public record NotificationId(UUID value) implements Id {
  /** A new id. */
  public static NotificationId next() {
    return new NotificationId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static NotificationId parse(String text) {
    return new NotificationId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
