package io.dotmac.sub.billing.credit;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.ManualCharge;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.invoice.Settlement;
import io.dotmac.sub.billing.invoice.TaxRateLookup;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.LedgerTransaction;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credit notes: written by hand here, by the billing run for days that were charged too much. */
public final class CreditNotes {
  /** All credit notes. */
  public static final Listing<CreditNote> LISTING = Listing.of(CreditNote.class)
      .filter("status", "e.status = :status", text -> WireName.parse(CreditNoteStatus.class, text))
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter("invoice_id", "e.invoice.value = :invoice_id", UUID::fromString)
      .filter("number", "e.number = :number", text -> text)
      .filter("is_held", "e.held = :is_held", Boolean::valueOf)
      .sort("number", "e.number")
      .sort("issued_on", "e.issuedOn")
      .sort("total", "e.totalMinor")
      .search("lower(e.number) like :q escape '\\'")
      .own("e.account.value in (select a.id.value from BillingAccount a"
          + " where a.subscriber.value = :own)")
      .reseller("e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)");

  /** What of credit notes covers which invoice. */
  public static final Listing<CreditApplication> APPLICATIONS = Listing.of(CreditApplication.class)
      .filter("credit_note_id", "e.creditNote.value = :credit_note_id", UUID::fromString)
      .filter("invoice_id", "e.invoice.value = :invoice_id", UUID::fromString)
      .sort("applied_on", "e.appliedOn")
      .own("e.creditNote.value in (select c.id.value from CreditNote c, BillingAccount a"
          + " where a.id.value = c.account.value and a.subscriber.value = :own)")
      .reseller("e.creditNote.value in (select c.id.value from CreditNote c, BillingAccount a,"
          + " Subscriber s where a.id.value = c.account.value"
          + " and s.id.value = a.subscriber.value and s.reseller.value = :reseller)");

  private final Settlement settlement;
  private final NumberingPolicy numbers;

  /** Credit notes whose credit is used by {@code settlement}, numbered by their series. */
  public CreditNotes(Settlement settlement) {
    this(settlement, NumberingPolicy.SERIES);
  }

  /** Credit notes that are numbered so. */
  public CreditNotes(Settlement settlement, NumberingPolicy numbers) {
    this.settlement = settlement;
    this.numbers = numbers;
  }

  /** The credit note, if the caller's scope may see it. */
  public CreditNote require(Tx tx, CreditNoteId id) {
    CreditNote note = tx.require(CreditNote.class, id);
    if (!LISTING.visible(tx, id.value())) {
      throw Problem.notFound("credit note", id.value());
    }
    return note;
  }

  /** The lines in their order. */
  public List<CreditNoteLine> lines(Tx tx, CreditNoteId id) {
    return tx.session()
        .createSelectionQuery(
            "from CreditNoteLine e where e.creditNote = :note order by e.number",
            CreditNoteLine.class)
        .setParameter("note", id)
        .getResultList();
  }

  /** What it covers. */
  public List<CreditApplication> applications(Tx tx, CreditNoteId id) {
    return tx.session()
        .createSelectionQuery(
            "from CreditApplication e where e.creditNote = :note order by e.id.value",
            CreditApplication.class)
        .setParameter("note", id)
        .getResultList();
  }

  /** The credit notes of accounts that cover invoices by themselves, the oldest first. */
  public static List<CreditNote> open(Tx tx, Collection<AccountId> accounts) {
    return tx.session()
        .createSelectionQuery(
            "from CreditNote e where not e.held and e.account.value in (:accounts) and e.status in"
                + " (io.dotmac.sub.billing.credit.CreditNoteStatus.ISSUED,"
                + " io.dotmac.sub.billing.credit.CreditNoteStatus.PARTIALLY_APPLIED)"
                + " order by e.issuedOn, e.id.value",
            CreditNote.class)
        .setParameterList("accounts", accounts.stream().map(AccountId::value).toList())
        .getResultList();
  }

  /** Issues a credit note and, unless it is to be held, uses it for what the account owes. */
  public CreditNote issue(Tx tx, NewCreditNote wanted) {
    return issue(tx, CreditNoteId.next(), wanted);
  }

  /** As {@link #issue(Tx, NewCreditNote)}, once for each id, however often it is asked for. */
  public CreditNote issue(Tx tx, CreditNoteId id, NewCreditNote wanted) {
    return issue(tx, id, wanted, false);
  }

  /** Records the credit an account had before its books began, as a credit note of that amount. */
  public CreditNote opening(Tx tx, AccountId account, Money credit, @Nullable String memo) {
    String what = memo == null ? "Opening balance" : memo;
    return issue(
        tx,
        CreditNoteId.next(),
        new NewCreditNote(account, null, what, List.of(NewLine.of(what, credit))),
        true);
  }

  private CreditNote issue(Tx tx, CreditNoteId id, NewCreditNote wanted, boolean opening) {
    BillingAccount account = BillingAccounts.visible(tx, wanted.account());
    BillingAccounts.lock(tx, account.id());
    Optional<CreditNote> known = tx.find(CreditNote.class, id);
    if (known.isPresent()) {
      return known.get();
    }
    if (wanted.invoice() != null) {
      Invoice corrected = tx.require(Invoice.class, wanted.invoice());
      if (!corrected.account().equals(account.id())) {
        throw Problem.invalid(
            "/invoice_id", "invoice", "expected an invoice of this account, found another's");
      }
    }
    Money subtotal = Money.zero(account.currency());
    Money tax = subtotal;
    List<CreditNoteLine> lines = new ArrayList<>();
    for (NewLine line : wanted.lines()) {
      String pointer = "/lines/" + lines.size();
      if (!line.unitPrice().isPositive()
          || !line.unitPrice().currency().equals(account.currency())) {
        throw Problem.invalid(
            pointer + "/unit_price",
            "range",
            "expected more than 0 " + account.currency() + ", found " + line.unitPrice());
      }
      ManualCharge charge = ManualCharge.of(line, TaxRateLookup.find(tx, line, pointer), pointer);
      subtotal = subtotal.plus(charge.net());
      tax = tax.plus(charge.tax());
      lines.add(new CreditNoteLine(id, lines.size() + 1, line, charge));
    }
    if (!subtotal.plus(tax).isPositive() || subtotal.plus(tax).minor() > Money.LARGEST_INPUT) {
      throw Problem.invalid("/lines", "total", "expected a total above 0, found " + subtotal);
    }
    CreditNote note = new CreditNote(
        id,
        new CreditNote.BillingParty(account.id(), wanted.invoice(), wanted.reason()),
        numbers.next(tx, Series.CREDIT_NOTE),
        subtotal,
        tax,
        tx.today());
    if (wanted.held()) {
      note.hold();
    }
    tx.save(note);
    tx.session().flush();
    lines.forEach(tx::save);
    Ledger.book(
        tx,
        opening
            ? CreditPostings.opening(note, tx.today())
            : CreditPostings.issued(
                account.id().value(),
                id.value(),
                note.number().orElseThrow(),
                tx.today(),
                subtotal,
                tax));
    settlement.applyCredit(tx, List.of(account.id()));
    settlement.balanceChanged(tx, List.of(account.id()));
    return note;
  }

  /**
   * Takes a credit note back: what it covered is due again, what is left of it is credit no more.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException a conflict when it is void already, or was
   *     made by a billing run for days that were charged too much
   */
  public CreditNote voidNote(Tx tx, CreditNoteId id, String reason) {
    CreditNote note = locked(tx, id);
    if (note.isOfRun()) {
      throw Problem.conflict(
          "credit_note_status",
          "credit note " + note.number().orElseThrow()
              + " gives back days that a billing run charged too much, it stays");
    }
    return takeBack(tx, note, reason);
  }

  /**
   * Takes a credit note back with the run that made it: as {@link #voidNote}, and what it corrected
   * is charged again up to where it was. The next run looks at those days again.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException a conflict when it is void already, or a
   *     later document stands on its days
   */
  public CreditNote voidWithRun(Tx tx, CreditNoteId id, String reason) {
    CreditNote note = locked(tx, id);
    GivenBackDays.restore(tx, note);
    return takeBack(tx, note, reason);
  }

  private CreditNote takeBack(Tx tx, CreditNote note, String reason) {
    CreditNoteId id = note.id();
    List<Posting> postings = new ArrayList<>();
    for (CreditApplication application : applications(tx, id)) {
      Money covered = application.clear();
      if (covered.isPositive()) {
        note.release(covered);
        tx.lock(Invoice.class, application.invoice()).uncredit(covered, tx.now());
        postings.add(CreditPostings.applied(
            application, note.account().value(), covered.negate(), tx.today()));
      }
    }
    note.cancel(reason, tx.now());
    lines(tx, id).forEach(CreditNoteLine::cancel);
    tx.session().flush();
    Ledger.book(tx, postings);
    issueTransaction(tx, id).ifPresent(booked -> Ledger.reverse(tx, booked.id(), reason));
    settlement.applyCredit(tx, List.of(note.account()));
    settlement.balanceChanged(tx, List.of(note.account()));
    return note;
  }

  private static Optional<LedgerTransaction> issueTransaction(Tx tx, CreditNoteId id) {
    return tx.session()
        .createSelectionQuery(
            "from LedgerTransaction e where e.creditNote = :note and e.kind in (:kinds)",
            LedgerTransaction.class)
        .setParameter("note", id.value())
        .setParameterList(
            "kinds", List.of(PostingKind.CREDIT_NOTE_ISSUE, PostingKind.OPENING_POSITION))
        .uniqueResultOptional();
  }

  /**
   * Uses what is left of it, and of the account's other credit, for open invoices, the oldest
   * first; it is held no more.
   */
  public CreditNote apply(Tx tx, CreditNoteId id) {
    CreditNote note = locked(tx, id);
    note.letGo();
    settlement.applyCredit(tx, List.of(note.account()));
    settlement.balanceChanged(tx, List.of(note.account()));
    return note;
  }

  /**
   * Uses it for one invoice.
   *
   * @param amount how much; absent: as much as is left of it and due on the invoice
   * @throws io.dotmac.sub.core.problem.ProblemException when the invoice is another account's or
   *     not due, or when so much is not left or not due
   */
  public CreditNote apply(Tx tx, CreditNoteId id, InvoiceId invoice, @Nullable Money amount) {
    CreditNote note = locked(tx, id);
    new CreditCover(tx, note, target(tx, note, invoice)).cover(amount);
    settlement.balanceChanged(tx, List.of(note.account()));
    return note;
  }

  /**
   * Takes it off an invoice, which is due again by that much. The credit is held from then on: it
   * waits for {@link #apply}.
   *
   * @param amount how much; absent: all that it covers
   * @throws io.dotmac.sub.core.problem.ProblemException when it does not cover so much of it
   */
  public CreditNote unapply(Tx tx, CreditNoteId id, InvoiceId invoice, @Nullable Money amount) {
    CreditNote note = locked(tx, id);
    new CreditCover(tx, note, target(tx, note, invoice)).uncover(amount);
    note.hold();
    settlement.balanceChanged(tx, List.of(note.account()));
    return note;
  }

  private CreditNote locked(Tx tx, CreditNoteId id) {
    CreditNote note = require(tx, id);
    BillingAccounts.lock(tx, note.account());
    tx.session().refresh(note);
    return note;
  }

  private static Invoice target(Tx tx, CreditNote note, InvoiceId id) {
    Invoice invoice = tx.lock(Invoice.class, id);
    if (!invoice.account().equals(note.account())) {
      throw Problem.invalid(
          "/invoice_id", "invoice", "expected an invoice of this account, found another's");
    }
    return invoice;
  }
}
