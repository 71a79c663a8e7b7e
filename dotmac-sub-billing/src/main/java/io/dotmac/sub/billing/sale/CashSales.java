package io.dotmac.sub.billing.sale;

import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.ledger.Leg;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sales over the counter: cash against revenue, and the tax that is in it against tax payable. */
public final class CashSales {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Books one, and gives the transaction of the ledger. */
  public LedgerTransactionId sell(Tx tx, NewCashSale sale) {
    return sellEach(tx, sale, 1).get(0);
  }

  /** Books the same {@code count} times, so that each can be given back by itself. */
  public List<LedgerTransactionId> sellEach(Tx tx, NewCashSale sale, int count) {
    Money amount = sale.amount();
    if (!amount.isPositive() || amount.minor() > Money.LARGEST_INPUT) {
      throw Problem.invalid("/amount", "range", "expected more than 0, found " + amount);
    }
    CollectionAccountId collection = CollectionAccounts.choose(
            tx, sale.collection(), amount.currency())
        .map(CollectionAccount::id)
        .orElse(null);
    Money tax = taxIn(amount, sale.taxRate());
    List<Posting> postings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      postings.add(new Posting(
          LedgerTransactionId.next(),
          PostingKind.CASH_SALE,
          LedgerSource.OTHER,
          tx.today(),
          null,
          new Posting.Documents(null, null, null),
          sale.memo(),
          List.of(
              Leg.debitCash(collection, amount),
              Leg.credit(LedgerPurpose.REVENUE, amount.minus(tax)),
              Leg.credit(LedgerPurpose.TAX_PAYABLE, tax))));
    }
    Ledger.book(tx, postings);
    return postings.stream().map(Posting::id).toList();
  }

  /** The money was given back: books the opposite, once. */
  public LedgerTransactionId giveBack(Tx tx, LedgerTransactionId sale, @Nullable String memo) {
    return Ledger.reverse(tx, sale, memo);
  }

  /** The tax that is in an amount at a rate in percent, to the nearest minor unit. */
  static Money taxIn(Money amount, @Nullable BigDecimal rate) {
    if (rate == null || rate.signum() == 0) {
      return Money.zero(amount.currency());
    }
    BigDecimal minor = BigDecimal.valueOf(amount.minor())
        .multiply(rate)
        .divide(HUNDRED.add(rate), 0, RoundingMode.HALF_UP);
    return Money.ofMinor(minor.longValueExact(), amount.currency());
  }
}
