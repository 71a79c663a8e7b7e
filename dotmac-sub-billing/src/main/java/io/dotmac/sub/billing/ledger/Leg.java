package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One side of a posting.
 *
 * @param purpose the account of the chart
 * @param collection which cash account, when the purpose is cash
 * @param type debit or credit
 * @param amount more than 0
 */
public record Leg(
    LedgerPurpose purpose, @Nullable CollectionAccountId collection, EntryType type, Money amount) {
  /** Debits an account; a negative amount credits it. */
  public static Leg debit(LedgerPurpose purpose, Money amount) {
    return of(purpose, null, EntryType.DEBIT, amount);
  }

  /** Credits an account; a negative amount debits it. */
  public static Leg credit(LedgerPurpose purpose, Money amount) {
    return of(purpose, null, EntryType.CREDIT, amount);
  }

  /** Debits the cash of a collection account, or the general one. */
  public static Leg debitCash(@Nullable CollectionAccountId collection, Money amount) {
    return of(LedgerPurpose.CASH, collection, EntryType.DEBIT, amount);
  }

  /** Credits the cash of a collection account, or the general one. */
  public static Leg creditCash(@Nullable CollectionAccountId collection, Money amount) {
    return of(LedgerPurpose.CASH, collection, EntryType.CREDIT, amount);
  }

  private static Leg of(
      LedgerPurpose purpose,
      @Nullable CollectionAccountId collection,
      EntryType type,
      Money amount) {
    return amount.isNegative()
        ? new Leg(purpose, collection, opposite(type), amount.negate())
        : new Leg(purpose, collection, type, amount);
  }

  private static EntryType opposite(EntryType type) {
    return type == EntryType.DEBIT ? EntryType.CREDIT : EntryType.DEBIT;
  }
}
