package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;

/** Charges what being late costs. */
@FunctionalInterface
public interface LateFees {
  /** Issues an invoice of its own over {@code fee}; it moves no billing date. */
  InvoiceId charge(Tx tx, AccountId account, Money fee);
}
