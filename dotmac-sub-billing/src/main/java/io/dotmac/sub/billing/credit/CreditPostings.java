package io.dotmac.sub.billing.credit;

import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.ledger.Leg;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the ledger says about a credit note, as functions of it. */
public final class CreditPostings {
  private CreditPostings() {}

  /** The account has more credit: less revenue and less tax. */
  public static Posting issued(
      UUID account, UUID creditNote, String number, LocalDate on, Money subtotal, Money tax) {
    return new Posting(
        LedgerTransactionId.next(),
        PostingKind.CREDIT_NOTE_ISSUE,
        LedgerSource.CREDIT_NOTE,
        on,
        account,
        new Posting.Documents(null, null, creditNote),
        number,
        List.of(
            Leg.debit(LedgerPurpose.REVENUE, subtotal),
            Leg.debit(LedgerPurpose.TAX_PAYABLE, tax),
            Leg.credit(LedgerPurpose.CUSTOMER_CREDIT, subtotal.plus(tax))));
  }

  /** The account had credit when its books began. */
  static Posting opening(CreditNote note, LocalDate on) {
    return new Posting(
        LedgerTransactionId.next(),
        PostingKind.OPENING_POSITION,
        LedgerSource.OTHER,
        on,
        note.account().value(),
        new Posting.Documents(null, null, note.id().value()),
        note.number().orElse(null),
        List.of(
            Leg.debit(LedgerPurpose.OPENING_BALANCE, note.total()),
            Leg.credit(LedgerPurpose.CUSTOMER_CREDIT, note.total())));
  }

  /** Credit covers an invoice; a negative amount uncovers it. */
  public static Posting applied(
      CreditApplication application, UUID account, Money amount, LocalDate on) {
    return new Posting(
        LedgerTransactionId.next(),
        amount.isNegative()
            ? PostingKind.CUSTOMER_CREDIT_RELEASE
            : PostingKind.CREDIT_NOTE_APPLICATION,
        LedgerSource.CREDIT_NOTE,
        on,
        account,
        new Posting.Documents(
            application.invoice().value(), null, application.creditNote().value()),
        null,
        List.of(
            Leg.debit(LedgerPurpose.CUSTOMER_CREDIT, amount),
            Leg.credit(LedgerPurpose.RECEIVABLE, amount)));
  }
}
