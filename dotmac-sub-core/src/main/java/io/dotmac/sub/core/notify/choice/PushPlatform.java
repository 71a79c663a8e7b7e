package io.dotmac.sub.core.notify.choice;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Who takes a push message to an app. */
public enum PushPlatform {
  /** Firebase Cloud Messaging. */
  FCM,
  /** Apple's Push Notification service. */
  APNS;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PushPlatform> {
    /** For Hibernate. */
    public Column() {
      super(PushPlatform.class);
    }
  }
}
