package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * How a payment is divided: the oldest invoice first, and what is left is kept as credit.
 *
 * @param applied a part for each invoice that gets something, oldest first
 * @param credit the rest, 0 or more
 */
public record Allocation(List<Applied> applied, Money credit) {

  /** Copies the list. */
  public Allocation {
    applied = List.copyOf(applied);
  }

  /**
   * Divides {@code payment} over invoices of its currency, given in any order.
   *
   * @throws IllegalArgumentException when the payment is not above 0 or an invoice has another
   *     currency
   */
  public static Allocation of(Money payment, List<OpenItem> invoices) {
    if (!payment.isPositive()) {
      throw new IllegalArgumentException(
          "a payment above 0 was expected and " + payment + " found");
    }
    List<Applied> applied = new ArrayList<>();
    Money left = payment;
    for (OpenItem invoice : invoices.stream().sorted(OpenItem.OLDEST_FIRST).toList()) {
      Money amount = Money.min(left, invoice.open());
      if (amount.isPositive()) {
        applied.add(new Applied(invoice.document(), amount));
        left = left.minus(amount);
      }
    }
    Allocation allocation = new Allocation(applied, left);
    if (!allocation.total().equals(payment)) {
      throw new IllegalStateException(allocation + " does not sum to " + payment);
    }
    return allocation;
  }

  /** All parts and the credit. */
  public Money total() {
    Money total = credit;
    for (Applied part : applied) {
      total = total.plus(part.amount());
    }
    return total;
  }

  /**
   * What becomes of this allocation when {@code refund} of the payment goes back: the credit gives
   * first, then the parts from the newest invoice to the oldest. An invoice that was paid in full
   * by a part that is taken back in part is paid in part.
   *
   * @throws IllegalArgumentException when the refund is not above 0 or above the payment
   */
  public Allocation refund(Money refund) {
    if (!refund.isPositive() || refund.compareTo(total()) > 0) {
      throw new IllegalArgumentException(
          "a refund above 0 and at most " + total() + " was expected and " + refund + " found");
    }
    Money fromCredit = Money.min(refund, credit);
    Money left = refund.minus(fromCredit);
    List<Applied> kept = new ArrayList<>();
    for (int i = applied.size() - 1; i >= 0; i--) {
      Applied part = applied.get(i);
      Money back = Money.min(left, part.amount());
      left = left.minus(back);
      if (back.compareTo(part.amount()) < 0) {
        kept.add(0, new Applied(part.invoice(), part.amount().minus(back)));
      }
    }
    return new Allocation(kept, credit.minus(fromCredit));
  }
}
