package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A credit that pays an invoice: a rest of a payment or a credit note.
 *
 * @param credit what pays
 * @param invoice what is paid
 * @param amount more than 0
 */
public record CreditUse(UUID credit, UUID invoice, Money amount) {

  /**
   * Uses the oldest credit first, for the oldest invoice first, until either is used up. Everything
   * has one currency and may come in any order.
   */
  public static List<CreditUse> plan(List<OpenItem> credits, List<OpenItem> invoices) {
    List<OpenItem> sources = credits.stream().sorted(OpenItem.OLDEST_FIRST).toList();
    List<OpenItem> targets = invoices.stream().sorted(OpenItem.OLDEST_FIRST).toList();
    List<CreditUse> uses = new ArrayList<>();
    int target = 0;
    if (targets.isEmpty()) {
      return List.of();
    }
    Money paid = Money.zero(targets.get(0).open().currency());
    for (OpenItem source : sources) {
      Money left = source.open();
      while (left.isPositive() && target < targets.size()) {
        OpenItem invoice = targets.get(target);
        Money amount = Money.min(left, invoice.open().minus(paid));
        uses.add(new CreditUse(source.document(), invoice.document(), amount));
        left = left.minus(amount);
        paid = paid.plus(amount);
        if (paid.equals(invoice.open())) {
          target++;
          paid = Money.zero(amount.currency());
        }
      }
    }
    return List.copyOf(uses);
  }
}
