package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger transaction to be booked: two or more legs that balance.
 *
 * @param account the billing account it is about
 * @param about the documents it is about
 * @param memo said to people who read the ledger
 */
public record Posting(
    LedgerTransactionId id,
    PostingKind kind,
    LedgerSource source,
    LocalDate bookedOn,
    @Nullable UUID account,
    Documents about,
    @Nullable String memo,
    List<Leg> legs) {
  /** The documents of a posting; each may be absent. */
  public record Documents(
      @Nullable UUID invoice,
      @Nullable UUID payment,
      @Nullable UUID creditNote) {
    /** An invoice alone. */
    public static Documents invoice(UUID invoice) {
      return new Documents(invoice, null, null);
    }

    /** A payment alone. */
    public static Documents payment(UUID payment) {
      return new Documents(null, payment, null);
    }
  }

  /** Leaves out legs of nothing; refuses a posting that does not balance. */
  public Posting {
    legs = legs.stream().filter(leg -> !leg.amount().isZero()).toList();
    Map<Currency, Money> difference = new HashMap<>();
    for (Leg leg : legs) {
      Money signed = leg.type() == EntryType.DEBIT ? leg.amount() : leg.amount().negate();
      difference.merge(signed.currency(), signed, Money::plus);
    }
    for (Money amount : difference.values()) {
      if (!amount.isZero()) {
        throw new IllegalStateException(
            kind + " does not balance: debits exceed credits by " + amount);
      }
    }
  }

  /** True when there is nothing to book, as for an invoice over nothing. */
  public boolean isEmpty() {
    return legs.isEmpty();
  }
}
