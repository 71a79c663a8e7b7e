package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.core.tx.Tx;
import java.util.Collection;
import java.util.List;

/** What the money of accounts does when their invoices change; the accounts' rows are locked. */
public interface Settlement {
  /** Pays open invoices from the credit each account has, the oldest first. */
  void applyCredit(Tx tx, Collection<AccountId> accounts);

  /**
   * As {@link #applyCredit}, for invoices that are issued now: what one takes from credit is booked
   * in one transaction with its issue, so that nothing of it was ever owed.
   *
   * @param issues what is to be booked for these invoices
   */
  void collect(Tx tx, List<Posting> issues, Collection<AccountId> accounts);

  /** Takes all payments and credits off an invoice and keeps them as credit of the account. */
  void release(Tx tx, Invoice invoice);

  /** Says that what these accounts owe has changed. */
  void balanceChanged(Tx tx, Collection<AccountId> accounts);
}
