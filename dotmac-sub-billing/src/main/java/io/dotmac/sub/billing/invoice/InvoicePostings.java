package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.ledger.Leg;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the ledger says about an invoice, as functions of it. */
public final class InvoicePostings {
  private InvoicePostings() {}

  /** The account owes the total: revenue before tax, and the tax. */
  public static Posting issued(
      UUID account, UUID invoice, String number, LocalDate on, Money subtotal, Money tax) {
    return new Posting(
        LedgerTransactionId.next(),
        PostingKind.RECEIVABLE_ISSUE,
        LedgerSource.INVOICE,
        on,
        account,
        Posting.Documents.invoice(invoice),
        number,
        List.of(
            Leg.debit(LedgerPurpose.RECEIVABLE, subtotal.plus(tax)),
            Leg.credit(LedgerPurpose.REVENUE, subtotal),
            Leg.credit(LedgerPurpose.TAX_PAYABLE, tax)));
  }

  /** The issue of an invoice of which credit pays that much, or that much more, at once. */
  public static Posting consumed(Posting issue, Money used) {
    Money credit = used;
    List<Leg> legs = new ArrayList<>();
    for (Leg leg : issue.legs()) {
      if (leg.purpose() == LedgerPurpose.CUSTOMER_CREDIT) {
        credit = credit.plus(leg.amount());
      } else if (leg.purpose() == LedgerPurpose.RECEIVABLE) {
        legs.add(Leg.debit(LedgerPurpose.RECEIVABLE, leg.amount().minus(used)));
      } else {
        legs.add(leg);
      }
    }
    legs.add(0, Leg.debit(LedgerPurpose.CUSTOMER_CREDIT, credit));
    return new Posting(
        issue.id(),
        PostingKind.PREPAID_CONSUMPTION,
        issue.source(),
        issue.bookedOn(),
        issue.account(),
        issue.about(),
        issue.memo(),
        legs);
  }

  /**
   * What an invoice took from credit when it was issued, as if it had been owed first. The reversal
   * of its issue is exact, so credit that was given back before must be taken once more.
   */
  static Posting takenAgain(Invoice invoice, Money used, LocalDate on) {
    return of(
        invoice,
        on,
        PostingKind.CUSTOMER_CREDIT_APPLICATION,
        LedgerSource.INVOICE,
        Leg.debit(LedgerPurpose.CUSTOMER_CREDIT, used),
        Leg.credit(LedgerPurpose.RECEIVABLE, used));
  }

  /** What was owed when the books began, or elsewhere before. */
  static Posting opening(Invoice invoice, LocalDate on) {
    return of(
        invoice,
        on,
        PostingKind.OPENING_POSITION,
        LedgerSource.OTHER,
        Leg.debit(LedgerPurpose.RECEIVABLE, invoice.total()),
        Leg.credit(LedgerPurpose.OPENING_BALANCE, invoice.total()));
  }

  static Posting recovered(Invoice invoice, Money again, LocalDate on) {
    return of(
        invoice,
        on,
        PostingKind.RECOVERY,
        LedgerSource.INVOICE,
        Leg.debit(LedgerPurpose.RECEIVABLE, again),
        Leg.credit(LedgerPurpose.BAD_DEBT, again));
  }

  static Posting writtenOff(Invoice invoice, Money lost, LocalDate on) {
    return of(
        invoice,
        on,
        PostingKind.WRITE_OFF,
        LedgerSource.INVOICE,
        Leg.debit(LedgerPurpose.BAD_DEBT, lost),
        Leg.credit(LedgerPurpose.RECEIVABLE, lost));
  }

  private static Posting of(
      Invoice invoice, LocalDate on, PostingKind kind, LedgerSource source, Leg debit, Leg credit) {
    return new Posting(
        LedgerTransactionId.next(),
        kind,
        source,
        on,
        invoice.account().value(),
        Posting.Documents.invoice(invoice.id().value()),
        invoice.number().orElse(null),
        List.of(debit, credit));
  }
}
