package io.dotmac.sub.core.notify.template;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;
import java.util.Set;

/** What a message is about, and whether people can do without it. */
public enum NotificationCategory {
  /** How to sign in: always sent, at any hour. */
  ACCOUNT,
  /** What staff is told of alerts: always sent, at any hour. */
  ALERT,
  BILLING,
  SERVICE,
  USAGE,
  /** Sent only to those who want it. */
  MARKETING;

  private static final Set<String> ABOUT_MONEY = Set.of(
      "invoice", "payment", "dunning", "prepaid", "arrangement", "autopay", "billing", "credit");

  /** The category of what an event type, or the code of a template, is about. */
  public static NotificationCategory of(String code) {
    int dot = code.indexOf('.');
    String subject = dot < 0 ? code : code.substring(0, dot);
    if (ABOUT_MONEY.contains(subject)) {
      return BILLING;
    }
    return switch (subject) {
      case "account" -> ACCOUNT;
      case "alert" -> ALERT;
      case "usage" -> USAGE;
      case "marketing" -> MARKETING;
      default -> SERVICE;
    };
  }

  /** Whether people may say that they do not want it; else only the server itself sends it. */
  public boolean isOptional() {
    return this != ACCOUNT && this != ALERT;
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<NotificationCategory> {
    /** For Hibernate. */
    public Column() {
      super(NotificationCategory.class);
    }
  }
}
