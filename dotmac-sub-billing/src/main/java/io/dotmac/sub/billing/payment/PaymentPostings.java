package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.ledger.Leg;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.core.money.Money;
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
            Leg.debitCash(payment.collection().orElse(null), payment.amount()),
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
        List.of(
            Leg.debit(LedgerPurpose.CUSTOMER_CREDIT, amount),
            Leg.creditCash(payment.collection().orElse(null), amount)));
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
