package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.core.tx.Tx;

/** What the money of an account does when its invoices change. The account's row is locked. */
public interface Settlement {
  /** Pays open invoices from credit the account has, the oldest first. */
  void applyCredit(Tx tx, AccountId account);

  /** Takes all payments and credits off an invoice and keeps them as credit of the account. */
  void release(Tx tx, Invoice invoice);

  /** Says that what the account owes has changed. */
  void balanceChanged(Tx tx, AccountId account);
}
