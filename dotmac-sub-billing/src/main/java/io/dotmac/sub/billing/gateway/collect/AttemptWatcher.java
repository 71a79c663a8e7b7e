package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.core.tx.Tx;

/** Is told in the same transaction how an attempt to collect ended. */
@FunctionalInterface
public interface AttemptWatcher {
  /** The payment has just arrived or failed. */
  void ended(Tx tx, Payment payment);
}
