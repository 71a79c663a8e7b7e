package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a provider said about a message. */
public enum NotificationDeliveryStatus {
  /** It took the message. */
  ACCEPTED,
  /** The message arrived. */
  DELIVERED,
  /** It could not be reached, or could not send just now. */
  FAILED,
  /** The message came back. */
  BOUNCED,
  /** It refuses the message for good. */
  REJECTED;

  /** Whether the message has not arrived and will not. */
  public boolean isLoss() {
    return this == FAILED || this == BOUNCED || this == REJECTED;
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<NotificationDeliveryStatus> {
    /** For Hibernate. */
    public Column() {
      super(NotificationDeliveryStatus.class);
    }
  }
}
