package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An invoice with what became of it, so that its balance is known for any day.
 *
 * @param settled what was paid, credited or given up, and when
 */
public record PastInvoice(
    UUID invoice, LocalDate issuedOn, LocalDate dueOn, Money total, List<Settled> settled) {
  /** Copies the list. */
  public PastInvoice {
    settled = List.copyOf(settled);
  }

  /**
   * A part that is not owed from {@code on} on.
   *
   * @param cash whether it was paid, rather than credited or given up
   */
  public record Settled(LocalDate on, Money amount, boolean cash) {}

  /** What was open of it at the end of that day. */
  Money balanceOn(LocalDate day) {
    Money balance = total;
    for (Settled part : settled) {
      if (!part.on().isAfter(day)) {
        balance = balance.minus(part.amount());
      }
    }
    return balance;
  }

  Receivable on(LocalDate day) {
    Money balance = day.isBefore(issuedOn) ? Money.zero(total.currency()) : balanceOn(day);
    return new Receivable(invoice, InvoiceStatus.OVERDUE, dueOn, balance);
  }

  /** What was paid on it after {@code from}, up to and including {@code to}. */
  Money paidBetween(LocalDate from, LocalDate to) {
    Money paid = Money.zero(total.currency());
    for (Settled part : settled) {
      if (part.cash() && part.on().isAfter(from) && !part.on().isAfter(to)) {
        paid = paid.plus(part.amount());
      }
    }
    return paid;
  }
}
