package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.invoice.LateFeeInvoices.Fee;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;

/** Charges what being late costs. */
@FunctionalInterface
public interface LateFees {
  /** Issues an invoice of its own over each fee; none moves a billing date. */
  void charge(Tx tx, List<Fee> fees);
}
