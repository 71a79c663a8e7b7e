package io.dotmac.sub.core.notify.template;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a tenant's own template. */
@Embeddable
public record NotificationTemplateId(UUID value) implements Id {
  /** A new id. */
  public static NotificationTemplateId next() {
    return new NotificationTemplateId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static NotificationTemplateId parse(String text) {
    return new NotificationTemplateId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
