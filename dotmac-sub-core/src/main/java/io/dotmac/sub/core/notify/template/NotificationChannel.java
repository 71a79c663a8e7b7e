package io.dotmac.sub.core.notify.template;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** A way on which messages go. */
public enum NotificationChannel {
  EMAIL,
  SMS,
  PUSH;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<NotificationChannel> {
    /** For Hibernate. */
    public Column() {
      super(NotificationChannel.class);
    }
  }
}
