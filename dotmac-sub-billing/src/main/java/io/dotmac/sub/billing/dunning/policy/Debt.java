package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.core.money.Money;
import java.util.List;

/**
 * What of an account is late.
 *
 * @param oldest the invoice that was due first
 * @param amount all of it together
 * @param invoices how many
 */
record Debt(Receivable oldest, Money amount, int invoices) {
  /** The sum of at least one invoice. */
  static Debt of(List<Receivable> late) {
    Receivable oldest = late.stream().min(Receivable.OLDEST_FIRST).orElseThrow();
    Money sum = Money.sum(
        oldest.balance().currency(), late.stream().map(Receivable::balance).toList());
    return new Debt(oldest, sum, late.size());
  }
}
