package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Whether requests of a client must carry a Message-Authenticator. */
public enum MessageAuthenticatorRule {
  YES,
  NO,
  /** Until the first one came; then as {@link #YES}. */
  AUTO;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<MessageAuthenticatorRule> {
    /** For Hibernate. */
    public Column() {
      super(MessageAuthenticatorRule.class);
    }
  }
}
