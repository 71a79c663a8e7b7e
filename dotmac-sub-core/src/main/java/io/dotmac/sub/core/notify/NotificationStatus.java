package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a message has come. */
public enum NotificationStatus {
  /** It waits for its time, or its next attempt. */
  QUEUED,
  /** A node sends it at this moment. */
  SENDING,
  /** The provider took it, and has not said that it did not arrive. */
  DELIVERED,
  /** It was not sent, or did not arrive, and is not tried again by itself. */
  FAILED,
  /** Somebody stopped it before it was sent. */
  CANCELED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<NotificationStatus> {
    /** For Hibernate. */
    public Column() {
      super(NotificationStatus.class);
    }
  }
}
