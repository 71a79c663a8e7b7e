package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.bulk.BulkInsert;
import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.ChargeKey;
import io.dotmac.sub.billing.charge.ChargeLine;
import io.dotmac.sub.billing.charge.Draft;
import io.dotmac.sub.billing.charge.LineKind;
import io.dotmac.sub.billing.charge.TaxPart;
import io.dotmac.sub.billing.charge.Totals;
import io.dotmac.sub.billing.credit.CreditPostings;
import io.dotmac.sub.billing.invoice.InvoiceEvent;
import io.dotmac.sub.billing.invoice.InvoicePostings;
import io.dotmac.sub.billing.invoice.LineTax;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.core.sequence.Sequences;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the bills of a chunk as sets: one statement a table, whatever the number of bills. */
final class ChunkWriter {
  private final Tx tx;
  private final AccountBilling.@Nullable Place place;
  private final LocalDate on;
  private final NumberingPolicy numbering;
  private final BulkInsert invoices = new BulkInsert(
      "invoice",
      "id uuid",
      "account_id uuid",
      "invoice_number text",
      "status text",
      "origin text",
      "currency text",
      "subtotal_minor int8",
      "tax_total_minor int8",
      "total_minor int8",
      "balance_due_minor int8",
      "period_start date",
      "period_end date",
      "issued_on date",
      "due_on date",
      "paid_at timestamptz",
      "billing_run_id uuid");
  private final BulkInsert lines = new BulkInsert(
      "invoice_line",
      "id uuid",
      "invoice_id uuid",
      "line_no int4",
      "kind text",
      "subscription_id uuid",
      "component text",
      "component_type text",
      "label text",
      "description text",
      "quantity numeric",
      "unit_price_minor int8",
      "discount_minor int8",
      "amount_minor int8",
      "tax_minor int8",
      "total_minor int8",
      "taxes jsonb",
      "period_start date",
      "period_end date",
      "span_start date",
      "span_end date",
      "billed_until date",
      "derivation jsonb",
      "invoice_off_minor int8");
  private final CreditWriter credits;
  private final List<Posting> postings = new ArrayList<>();
  private final List<Posting> consumptions = new ArrayList<>();
  private final List<InvoiceEvent> events = new ArrayList<>();
  private final Set<UUID> billed = new HashSet<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private int creditNotes;

  /** A document that gets its number with all others of its kind. */
  private record Waiting(DueAccount account, Draft draft) {}

  ChunkWriter(
      Tx tx, AccountBilling.@Nullable Place place, LocalDate on, NumberingPolicy numbering) {
    this.numbering = numbering;
    this.tx = tx;
    this.place = place;
    this.on = on;
    this.credits = new CreditWriter(place == null ? null : place.run(), on);
  }

  /** Takes up one bill. */
  void add(DueAccount account, Bill bill) {
    for (Draft draft : bill.drafts()) {
      waiting.add(new Waiting(account, draft));
      draft.lines().forEach(line -> billed.add(line.key().subscription()));
    }
  }

  /** Writes all of them. */
  void write() {
    List<Waiting> charging =
        waiting.stream().filter(each -> !each.draft().credit()).toList();
    List<Waiting> giving = waiting.stream()
        .filter(each -> each.draft().credit() && !each.draft().totals().total().isZero())
        .toList();
    List<String> numbers = numbers(charging.size());
    for (int i = 0; i < charging.size(); i++) {
      invoice(charging.get(i), numbers.get(i));
    }
    if (!giving.isEmpty()) {
      List<String> ofNotes = numbering.take(tx, Series.CREDIT_NOTE, giving.size());
      for (int i = 0; i < giving.size(); i++) {
        creditNote(giving.get(i), ofNotes.get(i));
      }
    }
    for (Waiting each : waiting) {
      if (each.draft().credit()) {
        each.draft().lines().forEach(line -> credits.shorten(lineOf(each, line.key()), line));
      }
    }
    // What is given back makes room for what is charged anew on the same days.
    credits.shortenCharges(tx);
    invoices.execute(tx);
    lines.execute(tx);
    credits.execute(tx);
    Ledger.book(tx, postings);
    tx.publishAll(events);
  }

  /** What is to be booked together with the credit that pays it. */
  List<Posting> consumptions() {
    return consumptions;
  }

  /** Whether a line charges what was used. */
  boolean chargesUse() {
    return waiting.stream()
        .flatMap(each -> each.draft().lines().stream())
        .anyMatch(line -> line.kind() == LineKind.USAGE);
  }

  private List<String> numbers(int count) {
    if (place == null || numbering != NumberingPolicy.SERIES) {
      return count == 0 ? List.of() : numbering.take(tx, Series.INVOICE, count);
    }
    if (count == 0) {
      RunNumbers.release(tx, place.run(), place.chunk());
      return List.of();
    }
    List<String> numbers = new ArrayList<>(count);
    for (long number : RunNumbers.take(tx, place.run(), place.chunk(), count)) {
      numbers.add(Sequences.format(tx, Series.INVOICE, number));
    }
    return numbers;
  }

  int invoiceCount() {
    return invoices.size();
  }

  int lineCount() {
    return lines.size();
  }

  int creditNoteCount() {
    return creditNotes;
  }

  int billedServices() {
    return billed.size();
  }

  private void invoice(Waiting each, String number) {
    UUID id = Ids.next();
    DueAccount.Facts account = each.account().facts();
    Totals totals = each.draft().totals();
    boolean nothing = totals.total().isZero();
    LocalDate dueOn = on.plusDays(account.dueDays());
    invoices.row(
        id,
        account.id(),
        number,
        nothing ? "paid" : "issued",
        "run",
        each.draft().currency().getCurrencyCode(),
        totals.subtotal().minor(),
        totals.tax().minor(),
        totals.total().minor(),
        totals.total().minor(),
        each.draft().span().start().toString(),
        each.draft().span().end().toString(),
        on.toString(),
        dueOn.toString(),
        nothing ? tx.now().toString() : null,
        place == null ? null : place.run().value());
    int lineNumber = 1;
    for (ChargeLine line : each.draft().lines()) {
      line(id, lineNumber++, line);
    }
    Posting issue =
        InvoicePostings.issued(account.id(), id, number, on, totals.subtotal(), totals.tax());
    // Of an earlier day the books have said that it was owed then: credit pays it today.
    boolean atOnce = !each.account().prepaid().isEmpty() && !on.isBefore(tx.today());
    (atOnce ? consumptions : postings).add(issue);
    UUID subscriber = account.subscriber();
    events.add(new InvoiceEvent.InvoiceCreated(
        id, account.id(), subscriber, number, totals.total(), dueOn));
    if (nothing) {
      events.add(
          new InvoiceEvent.InvoicePaid(id, account.id(), subscriber, number, totals.total()));
    }
  }

  private void line(UUID invoice, int number, ChargeLine line) {
    lines.row(
        Ids.next(),
        invoice,
        number,
        line.kind().wire(),
        line.key().subscription(),
        line.key().component(),
        line.type().wire(),
        line.label(),
        description(line),
        line.terms().quantity(),
        line.terms().unitPrice().minor(),
        line.discount().minor(),
        line.net().minor(),
        line.tax().minor(),
        line.gross().minor(),
        LineTax.write(taxes(line, false)),
        line.period().start().toString(),
        line.period().end().toString(),
        line.span().start().toString(),
        line.span().end().toString(),
        line.span().end().toString(),
        WireJson.write(line.derivation()),
        line.invoiceOff().minor());
  }

  private void creditNote(Waiting each, String number) {
    UUID id = Ids.next();
    creditNotes++;
    DueAccount.Facts account = each.account().facts();
    Totals totals = each.draft().totals();
    credits.note(id, account.id(), number, totals);
    int lineNumber = 1;
    for (ChargeLine line : each.draft().lines()) {
      credits.line(id, lineNumber++, lineOf(each, line.key()), line);
    }
    postings.add(CreditPostings.issued(
        account.id(), id, number, on, totals.subtotal().negate(), totals.tax().negate()));
  }

  private static UUID lineOf(Waiting each, ChargeKey key) {
    Map<ChargeKey, UUID> lines = each.account().lines();
    @Nullable UUID line = lines.get(key);
    if (line == null) {
      throw new IllegalStateException("no line of " + key);
    }
    return line;
  }

  static String description(ChargeLine line) {
    return line.days() == 1
        ? line.label() + ", " + line.span().start()
        : line.label() + ", " + line.span().start() + " to " + line.span().lastDay();
  }

  static List<LineTax> taxes(ChargeLine line, boolean negated) {
    List<LineTax> taxes = new ArrayList<>();
    for (TaxPart part : line.taxes()) {
      long minor = part.amount().minor();
      taxes.add(LineTax.of(part, negated ? -minor : minor));
    }
    return taxes;
  }
}
