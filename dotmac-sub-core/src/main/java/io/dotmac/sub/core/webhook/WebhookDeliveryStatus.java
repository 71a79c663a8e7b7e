package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a delivery has come. */
public enum WebhookDeliveryStatus {
  /** It waits for its first or its next attempt. */
  PENDING,
  /** The receiver took it. */
  DELIVERED,
  /** The plan of retries is over: a dead letter, until somebody replays it. */
  FAILED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<WebhookDeliveryStatus> {
    /** For Hibernate. */
    public Column() {
      super(WebhookDeliveryStatus.class);
    }
  }
}
