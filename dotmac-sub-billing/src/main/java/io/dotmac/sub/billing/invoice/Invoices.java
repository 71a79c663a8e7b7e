package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerTransaction;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices: written by hand here, in sets by the billing run; issued, voided, written off. */
public final class Invoices {
  private static final String OWN = "e.account.value in (select a.id.value from BillingAccount a"
      + " where a.subscriber.value = :own)";
  private static final String RESELLER =
      "e.account.value in (select a.id.value from BillingAccount a, Subscriber s"
          + " where s.id.value = a.subscriber.value and s.reseller.value = :reseller)";

  /** All invoices. */
  public static final Listing<Invoice> LISTING = Listing.of(Invoice.class)
      .filter("status", "e.status = :status", text -> WireName.parse(InvoiceStatus.class, text))
      .filter("account_id", "e.account.value = :account_id", UUID::fromString)
      .filter(
          "subscriber_id",
          "e.account.value in (select a.id.value from BillingAccount a"
              + " where a.subscriber.value = :subscriber_id)",
          UUID::fromString)
      .filter("number", "e.number = :number", text -> text)
      .filter("currency", "e.currency = :currency", Money::currency)
      .filter("billing_run_id", "e.run = :billing_run_id", UUID::fromString)
      .filter("issued_from", "e.issuedOn >= :issued_from", LocalDate::parse)
      .filter("issued_before", "e.issuedOn < :issued_before", LocalDate::parse)
      .filter("due_before", "e.dueOn < :due_before", LocalDate::parse)
      .sort("number", "e.number")
      .sort("issued_on", "e.issuedOn")
      .sort("due_on", "e.dueOn")
      .sort("total", "e.totalMinor")
      .sort("balance_due", "e.balanceMinor")
      .search("lower(e.number) like :q escape '\\'")
      .own("e.status <> io.dotmac.sub.billing.invoice.InvoiceStatus.DRAFT and " + OWN)
      .reseller(RESELLER);

  /** The lines of all invoices. */
  public static final Listing<InvoiceLine> LINES = Listing.of(InvoiceLine.class)
      .filter("invoice_id", "e.invoice.value = :invoice_id", UUID::fromString)
      .filter("subscription_id", "e.subscription.value = :subscription_id", UUID::fromString)
      .filter("kind", "e.kind = :kind", text -> WireName.parse(InvoiceLineKind.class, text))
      .sort("line_no", "e.number")
      .own("e.invoice.value in (select i.id.value from Invoice i, BillingAccount a"
          + " where i.status <> io.dotmac.sub.billing.invoice.InvoiceStatus.DRAFT"
          + " and a.id.value = i.account.value and a.subscriber.value = :own)")
      .reseller("e.invoice.value in (select i.id.value from Invoice i, BillingAccount a,"
          + " Subscriber s where a.id.value = i.account.value"
          + " and s.id.value = a.subscriber.value and s.reseller.value = :reseller)");

  private static final int MOST_LINES = 500;

  private final Settlement settlement;
  private final NumberingPolicy numbers;

  /** Invoices whose money moves by {@code settlement}, numbered by their series. */
  public Invoices(Settlement settlement) {
    this(settlement, NumberingPolicy.SERIES);
  }

  /** Invoices that are numbered so. */
  public Invoices(Settlement settlement, NumberingPolicy numbers) {
    this.settlement = settlement;
    this.numbers = numbers;
  }

  /** The invoice, if the caller's scope may see it. */
  public Invoice require(Tx tx, InvoiceId id) {
    Invoice invoice = tx.require(Invoice.class, id);
    if (!LISTING.visible(tx, id.value())) {
      throw Problem.notFound("invoice", id.value());
    }
    return invoice;
  }

  /** The lines in their order. */
  public List<InvoiceLine> lines(Tx tx, InvoiceId id) {
    return tx.session()
        .createSelectionQuery(
            "from InvoiceLine e where e.invoice = :invoice order by e.number", InvoiceLine.class)
        .setParameter("invoice", id)
        .getResultList();
  }

  /** Writes a draft: it has no number and owes nothing. */
  public Invoice draft(Tx tx, NewInvoice wanted) {
    BillingAccount account = BillingAccounts.visible(tx, wanted.account());
    if (wanted.lines().isEmpty() || wanted.lines().size() > MOST_LINES) {
      throw Problem.invalid(
          "/lines", "size", "expected 1 to 500 lines, found " + wanted.lines().size());
    }
    InvoiceId id = InvoiceId.next();
    Money subtotal = Money.zero(account.currency());
    Money tax = subtotal;
    List<InvoiceLine> lines = new ArrayList<>();
    List<Money> listed = new ArrayList<>();
    for (NewLine line : wanted.lines()) {
      String pointer = "/lines/" + listed.size();
      check(line, account, pointer);
      listed.add(ManualCharge.listed(line, pointer));
    }
    List<Money> off = ManualDiscount.shares(wanted.off(), listed);
    for (NewLine line : wanted.lines()) {
      int i = lines.size();
      List<TaxRule> taxes = TaxRateLookup.find(tx, line, "/lines/" + i);
      ManualCharge charge = ManualCharge.of(line, listed.get(i), off.get(i), taxes);
      subtotal = subtotal.plus(charge.net());
      tax = tax.plus(charge.tax());
      lines.add(new InvoiceLine(id, lines.size() + 1, line, charge, account.currency()));
    }
    Money total = subtotal.plus(tax);
    if (total.isNegative() || total.minor() > Money.LARGEST_INPUT) {
      throw Problem.invalid(
          "/lines",
          "total",
          "expected a total from 0 to " + Money.ofMinor(Money.LARGEST_INPUT, account.currency())
              + ", found " + total);
    }
    Invoice invoice =
        new Invoice(id, account.id(), new Invoice.Totals(subtotal, tax, total), wanted.memo());
    tx.save(invoice);
    tx.session().flush();
    lines.forEach(tx::save);
    return invoice;
  }

  /**
   * Issues a draft: it gets its number, is due and takes what credit the account has.
   *
   * @param dueOn absent: after the account's days
   */
  public Invoice issue(Tx tx, InvoiceId id, @Nullable LocalDate dueOn) {
    Invoice invoice = locked(tx, id);
    BillingAccount account = BillingAccounts.require(tx, invoice.account());
    LocalDate today = tx.today();
    LocalDate due = dueOn == null ? today.plusDays(BillingAccounts.dueDays(tx, account)) : dueOn;
    if (due.isBefore(today)) {
      throw Problem.invalid("/due_on", "range", "expected " + today + " or later, found " + due);
    }
    String number = invoice.status() == InvoiceStatus.DRAFT ? numbers.next(tx, Series.INVOICE) : "";
    invoice.issue(number, today, due, tx.now());
    tx.session().flush();
    UUID subscriber = account.subscriber().map(SubscriberId::value).orElse(null);
    Ledger.book(
        tx,
        InvoicePostings.issued(
            account.id().value(), id.value(), number, today, invoice.subtotal(), invoice.tax()));
    tx.publish(new InvoiceEvent.InvoiceCreated(
        id.value(), account.id().value(), subscriber, number, invoice.total(), due));
    if (invoice.status() == InvoiceStatus.PAID) {
      tx.publish(new InvoiceEvent.InvoicePaid(
          id.value(), account.id().value(), subscriber, number, invoice.total()));
    }
    settlement.applyCredit(tx, List.of(account.id()));
    return invoice;
  }

  /**
   * Records what an account owed before its books began, as an invoice of that amount. It is booked
   * against the opening balance on the day it was due, or today if it is not due yet.
   */
  public Invoice opening(
      Tx tx, AccountId owing, Money owed, LocalDate dueOn, @Nullable String memo) {
    BillingAccount account = BillingAccounts.visible(tx, owing);
    BillingAccounts.lock(tx, account.id());
    if (!owed.isPositive() || owed.minor() > Money.LARGEST_INPUT) {
      throw Problem.invalid(
          "/amount", "range", "expected more than 0 " + account.currency() + ", found " + owed);
    }
    NewLine line = NewLine.of(memo == null ? "Opening balance" : memo, owed);
    check(line, account, "/amount");
    ManualCharge charge = ManualCharge.of(line, List.of(), "/amount");
    InvoiceId id = InvoiceId.next();
    Money none = Money.zero(account.currency());
    Invoice invoice =
        new Invoice(id, account.id(), new Invoice.Totals(owed, none, owed), memo).imported();
    LocalDate today = tx.today();
    LocalDate on = dueOn.isBefore(today) ? dueOn : today;
    invoice.issue(numbers.next(tx, Series.INVOICE), on, dueOn, tx.now());
    tx.save(invoice);
    tx.session().flush();
    tx.save(new InvoiceLine(id, 1, line, charge, account.currency()));
    Ledger.book(tx, InvoicePostings.opening(invoice, on));
    settlement.applyCredit(tx, List.of(account.id()));
    settlement.balanceChanged(tx, List.of(account.id()));
    return invoice;
  }

  /**
   * Takes an invoice back: its ledger transaction is reversed and what was paid becomes credit.
   *
   * @param billAgain whether the next run bills its days again; otherwise they stay uncharged
   */
  public Invoice voidInvoice(Tx tx, InvoiceId id, @Nullable String reason, boolean billAgain) {
    Invoice invoice = locked(tx, id);
    boolean issued = invoice.status() != InvoiceStatus.DRAFT;
    if (invoice.status().isCollectible()) {
      settlement.release(tx, invoice);
      takeBackLoss(tx, invoice);
    }
    invoice.cancel(reason, tx.now());
    tx.session().flush();
    VoidedCharges.mark(tx, id, billAgain);
    if (issued) {
      issueTransaction(tx, id).ifPresent(booked -> reverse(tx, invoice, booked, reason));
      settlement.applyCredit(tx, List.of(invoice.account()));
      settlement.balanceChanged(tx, List.of(invoice.account()));
    }
    return invoice;
  }

  /** Gives up what is due: it becomes a loss. */
  public Invoice writeOff(Tx tx, InvoiceId id) {
    Invoice invoice = locked(tx, id);
    Money lost = invoice.writeOff(tx.now());
    tx.session().flush();
    Ledger.book(tx, InvoicePostings.writtenOff(invoice, lost, tx.today()));
    settlement.balanceChanged(tx, List.of(invoice.account()));
    return invoice;
  }

  /** Takes back that it was given up, for money that arrives after all; credit pays it at once. */
  public Invoice recover(Tx tx, InvoiceId id) {
    Invoice invoice = locked(tx, id);
    if (!invoice.writtenOff().isPositive()) {
      throw Problem.conflict(
          "invoice_status",
          "nothing of the invoice was written off, only what is WRITTEN_OFF can be recovered");
    }
    takeBackLoss(tx, invoice);
    settlement.applyCredit(tx, List.of(invoice.account()));
    settlement.balanceChanged(tx, List.of(invoice.account()));
    return invoice;
  }

  private static void takeBackLoss(Tx tx, Invoice invoice) {
    if (invoice.writtenOff().isPositive()) {
      Money again = invoice.reinstate(tx.now());
      tx.session().flush();
      Ledger.book(tx, InvoicePostings.recovered(invoice, again, tx.today()));
    }
  }

  /** The open invoices of an account, the one that is due first first. */
  public static List<Invoice> open(Tx tx, AccountId account) {
    return open(tx, List.of(account));
  }

  /** The open invoices of some accounts, the one that is due first first. */
  public static List<Invoice> open(Tx tx, Collection<AccountId> accounts) {
    return tx.session()
        .createSelectionQuery(
            "from Invoice e where e.account.value in (:accounts) and e.status in"
                + " (io.dotmac.sub.billing.invoice.InvoiceStatus.ISSUED,"
                + " io.dotmac.sub.billing.invoice.InvoiceStatus.PARTIALLY_PAID,"
                + " io.dotmac.sub.billing.invoice.InvoiceStatus.OVERDUE)"
                + " order by e.dueOn, e.number",
            Invoice.class)
        .setParameterList("accounts", accounts.stream().map(AccountId::value).toList())
        .getResultList();
  }

  /** Reads some invoices at once, so that {@link Tx#require} finds each without a query. */
  public static void load(Tx tx, Collection<InvoiceId> ids) {
    if (!ids.isEmpty()) {
      tx.session()
          .createSelectionQuery("from Invoice e where e.id.value in (:ids)", Invoice.class)
          .setParameterList("ids", ids.stream().map(InvoiceId::value).toList())
          .getResultList();
    }
  }

  private Invoice locked(Tx tx, InvoiceId id) {
    Invoice invoice = require(tx, id);
    BillingAccounts.lock(tx, invoice.account());
    // It may have changed while we waited for the account.
    tx.session().refresh(invoice);
    return invoice;
  }

  private static void check(NewLine line, BillingAccount account, String pointer) {
    if (line.description().isBlank() || line.description().length() > 500) {
      throw Problem.invalid(pointer + "/description", "size", "expected 1 to 500 characters");
    }
    if (!line.unitPrice().currency().equals(account.currency())) {
      throw Problem.invalid(
          pointer + "/currency",
          "currency",
          "expected " + account.currency() + ", found " + line.unitPrice().currency());
    }
  }

  private static void reverse(
      Tx tx, Invoice invoice, LedgerTransaction booked, @Nullable String reason) {
    if (booked.kind() == PostingKind.PREPAID_CONSUMPTION) {
      Money used = Ledger.sum(tx, booked.id(), LedgerPurpose.CUSTOMER_CREDIT);
      Ledger.book(tx, InvoicePostings.takenAgain(invoice, used, tx.today()));
    }
    Ledger.reverse(tx, booked.id(), reason);
  }

  private static Optional<LedgerTransaction> issueTransaction(Tx tx, InvoiceId id) {
    return tx.session()
        .createSelectionQuery(
            "from LedgerTransaction e where e.invoice = :invoice and e.kind in (:kinds)",
            LedgerTransaction.class)
        .setParameter("invoice", id.value())
        .setParameterList(
            "kinds",
            List.of(
                PostingKind.RECEIVABLE_ISSUE,
                PostingKind.PREPAID_CONSUMPTION,
                PostingKind.OPENING_POSITION))
        .uniqueResultOptional();
  }
}
