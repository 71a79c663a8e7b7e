package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;
import java.time.LocalDate;

/** Where an invoice stands. It follows from its amounts and dates, see {@link #of}. */
public enum InvoiceStatus {
  DRAFT,
  ISSUED,
  PARTIALLY_PAID,
  PAID,
  VOID,
  OVERDUE,
  WRITTEN_OFF;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<InvoiceStatus> {
    /** For Hibernate. */
    public Column() {
      super(InvoiceStatus.class);
    }
  }

  /**
   * What the status follows from.
   *
   * @param issued whether it was sent out into the books
   * @param voided whether it was taken back as a whole
   * @param total what it asks for
   * @param balance what is still open of it, 0 to {@code total}
   * @param writtenOff what was given up of it
   * @param dueOn the last day to pay without being late
   */
  public record Facts(
      boolean issued,
      boolean voided,
      Money total,
      Money balance,
      Money writtenOff,
      LocalDate dueOn) {
    /** Rejects a balance that the total does not allow. */
    public Facts {
      if (balance.isNegative() || balance.compareTo(total) > 0) {
        throw new IllegalArgumentException(
            "a balance from 0 to " + total + " was expected and " + balance + " found");
      }
    }
  }

  /** The status on {@code today}. A late invoice is overdue, also when it is paid in part. */
  public static InvoiceStatus of(Facts facts, LocalDate today) {
    if (facts.voided()) {
      return VOID;
    }
    if (!facts.issued()) {
      return DRAFT;
    }
    if (facts.balance().isZero()) {
      return facts.writtenOff().isPositive() ? WRITTEN_OFF : PAID;
    }
    if (today.isAfter(facts.dueOn())) {
      return OVERDUE;
    }
    return facts.balance().equals(facts.total()) ? ISSUED : PARTIALLY_PAID;
  }

  /** Whether an invoice in this status asks for money: a draft or a void one never does. */
  public boolean isCollectible() {
    return this == ISSUED || this == PARTIALLY_PAID || this == OVERDUE;
  }
}
