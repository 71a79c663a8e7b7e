package io.dotmac.sub.billing.deposit;

/** What became of a deposit; it follows from its amounts. */
public enum DepositStatus {
  /** Something of it is still held. */
  HELD,
  /** Nothing is held and some of it paid what the account owed. */
  APPLIED,
  /** All of it went back. */
  REFUNDED
}
