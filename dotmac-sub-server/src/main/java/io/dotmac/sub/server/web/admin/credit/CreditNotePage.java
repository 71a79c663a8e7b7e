package io.dotmac.sub.server.web.admin.credit;

import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.credit.CreditNoteStatus;
import io.dotmac.sub.billing.credit.CreditNotes;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One credit note: what it gives back, what it covers, and what else it could cover. */
final class CreditNotePage {
  static final String PATH = "/admin/billing/credit-notes/";

  private CreditNotePage() {}

  static CreditPages.Note page(Visit visit, CreditNotes notes, CreditNoteId id, Errors errors) {
    CreditNote note = notes.require(visit.tx(), id);
    boolean gone = note.status() == CreditNoteStatus.VOID;
    boolean usable = !gone && note.left().isPositive();
    return new CreditPages.Note(
        note.number().orElse(""),
        pill(visit, WireName.of(note.status()), note.isHeld()),
        subtitle(visit, note),
        PATH + id,
        errors,
        usable,
        !gone && note.run().isEmpty(),
        visit.formats().money(note.left()),
        new Fact.Group(details(visit, note)),
        Rows.of(lines(visit, notes, note)),
        Rows.of(covered(visit, note)),
        Rows.of(usable ? open(visit, note) : List.of()));
  }

  /** Credit that waits for a person is said so: it is the one to look at. */
  static Pill pill(Visit visit, String status, boolean held) {
    boolean open = status.equals("issued") || status.equals("partially_applied");
    if (held && open) {
      return Pill.of(Tone.WARN, visit.say("credit.held"));
    }
    Tone tone = status.equals("applied") ? Tone.GOOD : open ? Tone.INFO : Tone.NEUTRAL;
    return visit.pill(tone, status);
  }

  private static String subtitle(Visit visit, CreditNote note) {
    String who = visit
        .query("select a.name from billing_account a where a.tenant_id = :tenant"
            + " and a.id = :account")
        .with("account", note.account().value())
        .first(row -> row.text("name"))
        .orElse("");
    return visit.say("credit.for", who, visit.formats().money(note.total()));
  }

  private static List<Fact> details(Visit visit, CreditNote note) {
    Formats formats = visit.formats();
    List<Fact> facts = new ArrayList<>();
    note.issuedOn()
        .ifPresent(on -> facts.add(Fact.of(visit.say("document.dated"), formats.date(on))));
    note.reason().ifPresent(why -> facts.add(Fact.of(visit.say("credit.reason"), why)));
    note.invoice()
        .ifPresent(meant -> facts.add(Fact.link(
            visit.say("credit.corrects"),
            number(visit, meant.value()),
            "/admin/billing/invoices/" + meant)));
    facts.add(Fact.of(visit.say("invoice.total"), formats.money(note.total())));
    facts.add(Fact.of(visit.say("credit.applied"), formats.money(note.applied())));
    facts.add(Fact.of(visit.say("books.left"), formats.money(note.left())));
    note.voidReason().ifPresent(why -> facts.add(Fact.of(visit.say("credit.voided"), why)));
    return List.copyOf(facts);
  }

  private static String number(Visit visit, UUID invoice) {
    return visit
        .query("select i.invoice_number from invoice i where i.tenant_id = :tenant"
            + " and i.id = :invoice")
        .with("invoice", invoice)
        .first(row -> row.text("invoice_number"))
        .orElse("");
  }

  private static List<CreditPages.Line> lines(Visit visit, CreditNotes notes, CreditNote note) {
    Formats formats = visit.formats();
    return notes.lines(visit.tx(), note.id()).stream()
        .map(line -> new CreditPages.Line(
            line.description(),
            formats.number(line.quantity()),
            formats.money(Money.ofMinor(line.amountMinor(), note.currency())),
            formats.money(Money.ofMinor(line.taxMinor(), note.currency()))))
        .toList();
  }

  private static List<CreditPages.Part> covered(Visit visit, CreditNote note) {
    return visit
        .query("select i.id, i.invoice_number, i.due_on, c.applied_on, c.amount_minor as minor"
            + " from credit_note_application c join invoice i on i.tenant_id = c.tenant_id"
            + " and i.id = c.invoice_id where c.tenant_id = :tenant and c.amount_minor > 0"
            + " and c.credit_note_id = :note")
        .with("note", note.id().value())
        .then("order by i.due_on, i.id")
        .list(row -> part(
            visit,
            note,
            row,
            visit.say("credit.on", visit.formats().date(row.date("applied_on")))));
  }

  private static List<CreditPages.Part> open(Visit visit, CreditNote note) {
    Query open = visit
        .query("select i.id, i.invoice_number, i.due_on, i.balance_due_minor as minor"
            + " from invoice i where i.tenant_id = :tenant and i.account_id = :account"
            + " and i.status in ('issued', 'partially_paid', 'overdue')")
        .with("account", note.account().value())
        .then("order by i.due_on, i.id");
    return open.list(row -> {
      LocalDate due = row.dateOrNull("due_on");
      return part(
          visit,
          note,
          row,
          due == null ? "" : visit.say("dunning.due", visit.formats().date(due)));
    });
  }

  private static CreditPages.Part part(Visit visit, CreditNote note, Row row, String remark) {
    Money amount = Money.ofMinor(row.number("minor"), note.currency());
    Money most = note.left().isPositive() ? Money.min(amount, note.left()) : amount;
    return new CreditPages.Part(
        row.id("id").toString(),
        "/admin/billing/invoices/" + row.id("id"),
        row.text("invoice_number"),
        remark,
        visit.formats().money(amount),
        most.amount());
  }
}
