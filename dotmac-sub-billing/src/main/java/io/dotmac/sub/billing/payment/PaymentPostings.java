package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransaction;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.ledger.Leg;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.List;

/** What the ledger says about a payment, as functions of it. */
final class PaymentPostings {
  private PaymentPostings() {}

  /** The money lies with us and belongs to the payer until an invoice takes it. */
  static Posting settled(Payment payment, LocalDate on) {
    return posting(
        payment,
        PostingKind.PAYMENT_SETTLEMENT,
        LedgerSource.PAYMENT,
        Posting.Documents.payment(payment.id().value()),
        on,
        List.of(
            money(payment, payment.amount()),
            Leg.credit(LedgerPurpose.CUSTOMER_CREDIT, payment.amount())));
  }

  /** Credit pays an invoice; a negative amount takes it back. */
  static Posting allocated(Payment payment, InvoiceId invoice, Money amount, LocalDate on) {
    return posting(
        payment,
        amount.isNegative()
            ? PostingKind.CUSTOMER_CREDIT_RELEASE
            : PostingKind.CUSTOMER_CREDIT_APPLICATION,
        LedgerSource.PAYMENT,
        new Posting.Documents(invoice.value(), payment.id().value(), null),
        on,
        List.of(
            Leg.debit(LedgerPurpose.CUSTOMER_CREDIT, amount),
            Leg.credit(LedgerPurpose.RECEIVABLE, amount)));
  }

  static Posting refunded(Payment payment, Money amount, LocalDate on) {
    return posting(
        payment,
        PostingKind.REFUND,
        LedgerSource.REFUND,
        Posting.Documents.payment(payment.id().value()),
        on,
        List.of(Leg.debit(LedgerPurpose.CUSTOMER_CREDIT, amount), money(payment, amount.negate())));
  }

  /** The transactions of a payment that moved money, none of them reversed. */
  static List<LedgerTransactionId> movements(Tx tx, PaymentId id) {
    return tx
        .session()
        .createSelectionQuery(
            "from LedgerTransaction e where e.payment = :id and e.kind in"
                + " (io.dotmac.sub.billing.ledger.PostingKind.PAYMENT_SETTLEMENT,"
                + " io.dotmac.sub.billing.ledger.PostingKind.REFUND) and not exists"
                + " (from LedgerTransaction r where r.reversalOf = e.id.value) order by e.seq",
            LedgerTransaction.class)
        .setParameter("id", id.value())
        .getResultList()
        .stream()
        .map(LedgerTransaction::id)
        .toList();
  }

  /**
   * Where its money lies: with the authority if it was withheld, with the provider until that pays
   * out, else in a till or a bank.
   */
  private static Leg money(Payment payment, Money in) {
    if (payment.method() == PaymentMethodType.WITHHOLDING) {
      return Leg.debit(LedgerPurpose.TAX_CREDIT_RECEIVABLE, in);
    }
    return payment.provider().isPresent() && payment.collection().isEmpty()
        ? Leg.debit(LedgerPurpose.PROVIDER_CLEARING, in)
        : Leg.debitCash(payment.collection().orElse(null), in);
  }

  private static Posting posting(
      Payment payment,
      PostingKind kind,
      LedgerSource source,
      Posting.Documents about,
      LocalDate on,
      List<Leg> legs) {
    return new Posting(
        LedgerTransactionId.next(),
        kind,
        source,
        on,
        payment.account().value(),
        about,
        payment.number(),
        legs);
  }
}
