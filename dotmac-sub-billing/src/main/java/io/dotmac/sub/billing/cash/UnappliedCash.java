package io.dotmac.sub.billing.cash;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.ledger.Leg;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money whose owner is not known: it lies in our account and is credit of nobody, until it is
 * assigned or goes back. Either end reverses what the ledger said when it arrived.
 */
public final class UnappliedCash {
  /** All of it; staff only. */
  public static final Listing<UnappliedAmount> LISTING = Listing.of(UnappliedAmount.class)
      .filter(
          "status", "e.status = :status", text -> WireName.parse(UnappliedCashStatus.class, text))
      .filter("received_from", "e.receivedOn >= :received_from", LocalDate::parse)
      .filter("received_before", "e.receivedOn < :received_before", LocalDate::parse)
      .sort("received_on", "e.receivedOn")
      .sort("amount", "e.amountMinor")
      .search("(lower(e.payer) like :q escape '\\' or lower(e.reference) like :q escape '\\')")
      .defaultSort("received_on");

  private final Payments payments;

  /** Assigned amounts become those payments. */
  public UnappliedCash(Payments payments) {
    this.payments = payments;
  }

  /** Records money that arrived. */
  public UnappliedAmount receive(Tx tx, NewUnapplied wanted) {
    if (!wanted.amount().isPositive() || wanted.amount().minor() > Money.LARGEST_INPUT) {
      throw Problem.invalid("/amount", "range", "expected more than 0, found " + wanted.amount());
    }
    if (wanted.method() == PaymentMethodType.WITHHOLDING) {
      throw Problem.invalid(
          "/method_type", "withholding", "expected a way to pay: what is withheld is no money");
    }
    if (wanted.receivedOn().isAfter(tx.today())) {
      throw Problem.invalid(
          "/received_on",
          "range",
          "expected " + tx.today() + " or earlier, found " + wanted.receivedOn());
    }
    CollectionAccountId till = CollectionAccounts.choose(
            tx, wanted.collection(), wanted.amount().currency())
        .map(CollectionAccount::id)
        .orElse(null);
    Posting posting = new Posting(
        LedgerTransactionId.next(),
        PostingKind.PAYMENT_SETTLEMENT,
        LedgerSource.PAYMENT,
        tx.today(),
        null,
        new Posting.Documents(null, null, null),
        "unapplied",
        List.of(
            Leg.debitCash(till, wanted.amount()),
            Leg.credit(LedgerPurpose.CUSTOMER_CREDIT, wanted.amount())));
    Ledger.book(tx, posting);
    UnappliedAmount amount = new UnappliedAmount(wanted, till, posting.id());
    tx.save(amount);
    tx.session().flush();
    return amount;
  }

  /** It is a payment of that account: it pays what is open there. */
  public Payment assign(Tx tx, UnappliedCashId id, AccountId account, @Nullable InvoiceId invoice) {
    UnappliedAmount amount = locked(tx, id);
    amount.requireOpen("assigned");
    Ledger.reverse(tx, amount.booked(), "assigned");
    Payment payment = payments.record(
        tx,
        new NewPayment(
            account,
            amount.amount(),
            amount.method(),
            invoice,
            amount.collection().orElse(null),
            amount.reference().orElse(null),
            amount.payer().orElse(null),
            "unapplied-" + id));
    amount.assign(payment.id(), tx.now());
    return payment;
  }

  /** It went back to where it came from. */
  public UnappliedAmount giveBack(Tx tx, UnappliedCashId id, @Nullable String why) {
    UnappliedAmount amount = locked(tx, id);
    amount.giveBack(why, tx.now());
    Ledger.reverse(tx, amount.booked(), "returned");
    return amount;
  }

  private static UnappliedAmount locked(Tx tx, UnappliedCashId id) {
    UnappliedAmount amount = tx.lock(UnappliedAmount.class, id);
    tx.session().refresh(amount);
    return amount;
  }
}
