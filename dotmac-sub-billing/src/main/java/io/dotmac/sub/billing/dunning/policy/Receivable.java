package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * An invoice as dunning sees it.
 *
 * @param invoice its id
 * @param status draft and void ones are never collected, whatever their balance says
 * @param dueOn the last day to pay without being late
 * @param balance what is open
 */
public record Receivable(UUID invoice, InvoiceStatus status, LocalDate dueOn, Money balance) {

  static final Comparator<Receivable> OLDEST_FIRST = Comparator.comparing(Receivable::dueOn)
      .thenComparing(each -> each.invoice().toString());

  /** Whether it may be collected on {@code today}: issued, open and late. */
  public boolean isOverdue(LocalDate today) {
    return status.isCollectible() && balance.isPositive() && today.isAfter(dueOn);
  }

  /** The same, due so many days later. */
  Receivable after(int graceDays) {
    return new Receivable(invoice, status, dueOn.plusDays(graceDays), balance);
  }
}
