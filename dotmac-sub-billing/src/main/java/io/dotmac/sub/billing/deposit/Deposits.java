package io.dotmac.sub.billing.deposit;

import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.billing.ledger.EntryType;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.ledger.Leg;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deposits. The ledger keeps them apart from credit. Applying one takes it out of the deposits and
 * records a payment of the same money, which pays the oldest open invoices.
 */
public final class Deposits {
  /** All deposits. */
  public static final Listing<Deposit> LISTING = Listing.of(Deposit.class)
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter("number", "e.number = :number", text -> text)
      .sort("number", "e.number")
      .sort("taken_on", "e.takenOn")
      .own("e.account.value in (select a.id.value from BillingAccount a"
          + " where a.subscriber.value = :own)")
      .reseller("e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)");

  private final Payments payments;
  private final NumberingPolicy numbers;

  /** Deposits that pay by {@code payments}. */
  public Deposits(Payments payments, NumberingPolicy numbers) {
    this.payments = payments;
    this.numbers = numbers;
  }

  /** The deposit, if the caller's scope may see it. */
  public Deposit require(Tx tx, DepositId id) {
    Deposit deposit = tx.require(Deposit.class, id);
    if (!LISTING.visible(tx, id.value())) {
      throw Problem.notFound("deposit", id.value());
    }
    return deposit;
  }

  /** Takes money and holds it. */
  public Deposit take(Tx tx, NewDeposit wanted) {
    BillingAccount account = BillingAccounts.visible(tx, wanted.account());
    Money amount = wanted.amount();
    if (!amount.currency().equals(account.currency())
        || !amount.isPositive()
        || amount.minor() > Money.LARGEST_INPUT) {
      throw Problem.invalid(
          "/amount", "range", "expected more than 0 " + account.currency() + ", found " + amount);
    }
    NewDeposit placed = new NewDeposit(
        account.id(),
        amount,
        CollectionAccounts.choose(tx, wanted.collection(), amount.currency())
            .map(CollectionAccount::id)
            .orElse(null),
        wanted.memo());
    Deposit deposit = new Deposit(placed, numbers.next(tx, Series.DEPOSIT), tx.today());
    tx.save(deposit);
    tx.session().flush();
    book(tx, deposit, PostingKind.DEPOSIT_TAKEN, EntryType.DEBIT, amount);
    return deposit;
  }

  /**
   * Uses it for what the account owes; what is more than that becomes credit.
   *
   * @param amount absent: all that is held
   */
  public Deposit apply(Tx tx, DepositId id, @Nullable Money amount) {
    Deposit deposit = locked(tx, id);
    Money applied = amount == null ? deposit.held() : amount;
    deposit.apply(applied);
    tx.session().flush();
    book(tx, deposit, PostingKind.DEPOSIT_APPLIED, EntryType.CREDIT, applied);
    payments.record(
        tx,
        new NewPayment(
            deposit.account(),
            applied,
            PaymentMethodType.OTHER,
            null,
            deposit.collection().orElse(null),
            deposit.number(),
            deposit.memo().orElse(null),
            null));
    return deposit;
  }

  /**
   * Gives it back.
   *
   * @param amount absent: all that is held
   */
  public Deposit refund(Tx tx, DepositId id, @Nullable Money amount) {
    Deposit deposit = locked(tx, id);
    Money refunded = amount == null ? deposit.held() : amount;
    deposit.refund(refunded);
    tx.session().flush();
    book(tx, deposit, PostingKind.DEPOSIT_REFUNDED, EntryType.CREDIT, refunded);
    return deposit;
  }

  private Deposit locked(Tx tx, DepositId id) {
    Deposit deposit = require(tx, id);
    BillingAccounts.lock(tx, deposit.account());
    tx.session().refresh(deposit);
    return deposit;
  }

  /** Cash on one side, deposits on the other. */
  private static void book(Tx tx, Deposit deposit, PostingKind kind, EntryType cash, Money amount) {
    Money signed = cash == EntryType.DEBIT ? amount : amount.negate();
    Ledger.book(
        tx,
        new Posting(
            LedgerTransactionId.next(),
            kind,
            LedgerSource.OTHER,
            tx.today(),
            deposit.account().value(),
            new Posting.Documents(null, null, null),
            deposit.number(),
            List.of(
                Leg.debitCash(deposit.collection().orElse(null), signed),
                Leg.credit(LedgerPurpose.DEPOSITS, signed))));
  }
}
