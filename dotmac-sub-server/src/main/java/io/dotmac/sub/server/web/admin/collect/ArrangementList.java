package io.dotmac.sub.server.web.admin.collect;

import io.dotmac.sub.billing.arrangement.ArrangementId;
import io.dotmac.sub.billing.arrangement.ArrangementInstallment;
import io.dotmac.sub.billing.arrangement.ArrangementStatus;
import io.dotmac.sub.billing.arrangement.Arrangements;
import io.dotmac.sub.billing.arrangement.PaymentArrangement;
import io.dotmac.sub.billing.arrangement.PaymentFrequency;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** The pages about payment arrangements. */
final class ArrangementList {
  static final String HREF = "/admin/billing/arrangements";

  private static final String COLUMNS = """
      select p.id, p.status, p.requested_at, p.installments_total, p.total_minor, p.currency,
        a.name as who, a.account_number,
        (select min(i.due_on) from payment_arrangement_installment i
          where i.tenant_id = :tenant and i.arrangement_id = p.id
            and i.status in ('pending', 'due', 'overdue')) as next_on
      """;

  private static final String FROM = """
      from payment_arrangement p
      join billing_account a on a.tenant_id = p.tenant_id and a.id = p.account_id
      where p.tenant_id = :tenant
      """;

  private ArrangementList() {}

  static CollectPages.Arrangements page(Visit visit) {
    long total = narrow(visit, "select count(*) " + FROM, "").number();
    List<CollectPages.Row> rows = narrow(
            visit, COLUMNS + FROM, "order by p.requested_at desc, p.id limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> row(visit, row));
    return new CollectPages.Arrangements(
        visit.say("arrangement.count", total, visit.formats().count(total)),
        visit.filters(
            "dunning.search",
            visit.select(
                "status",
                "dunning.status",
                "status",
                Arrays.stream(ArrangementStatus.values()).map(WireName::of).toList())),
        rows,
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "arrangement"));
  }

  private static Query narrow(Visit visit, String sql, String tail) {
    Params params = visit.params();
    return Query.of(visit.tx(), sql)
        .and("p.status = :status", "status", params.text("status"))
        .and("lower(a.name || ' ' || a.account_number) like :q", "q", params.like())
        .then(tail);
  }

  private static CollectPages.Row row(Visit visit, Row row) {
    Formats formats = visit.formats();
    String next = row.text("next_on");
    return new CollectPages.Row(
        HREF + "/" + row.id("id"),
        row.text("who"),
        row.text("account_number"),
        new Labels(visit).arrangement(row.text("status")),
        formats.date(formats.day(row.instant("requested_at"))),
        formats.count(row.number("installments_total")),
        next.isEmpty() ? formats.orNone("") : formats.dayMonth(LocalDate.parse(next)),
        formats.money(row.number("total_minor"), Currency.getInstance(row.text("currency"))));
  }

  static CollectPages.Arrangement one(Visit visit, Arrangements arrangements, UUID id) {
    Formats formats = visit.formats();
    ArrangementId key = new ArrangementId(id);
    PaymentArrangement found = arrangements.require(visit.tx(), key);
    List<ArrangementInstallment> parts = arrangements.installments(visit.tx(), key);
    Money paid = Money.sum(
        found.total().currency(),
        parts.stream().map(ArrangementInstallment::paid).toList());
    String who = visit
        .query("select a.name, a.account_number from billing_account a"
            + " where a.tenant_id = :tenant and a.id = :account")
        .with("account", found.account().value())
        .first(row -> row.text("name"))
        .orElse("");
    return new CollectPages.Arrangement(
        visit.say("arrangement.title", who),
        new Labels(visit).arrangement(WireName.of(found.status())),
        visit.say("arrangement.subtitle", formats.money(paid), formats.money(found.total())),
        id.toString(),
        found.status() == ArrangementStatus.PENDING,
        found.isLive(),
        new Fact.Group(List.of(
            Fact.of(
                visit.say("arrangement.frequency"),
                visit.name("frequency", WireName.of(found.frequency()))),
            Fact.of(visit.say("arrangement.installments"), formats.count(found.installments())),
            Fact.of(visit.say("arrangement.start"), formats.date(found.startOn())),
            Fact.of(visit.say("arrangement.requested_by"), found.requestedBy()),
            Fact.of(
                visit.say("arrangement.approved_by"),
                formats.orNone(found.approvedBy().orElse(""))),
            Fact.of(visit.say("arrangement.notes"), formats.orNone(found.notes().orElse(""))))),
        parts.stream().map(each -> installment(visit, each)).toList(),
        arrangements.invoices(visit.tx(), key).stream()
            .map(each -> invoice(visit, each))
            .toList());
  }

  private static CollectPages.Installment installment(Visit visit, ArrangementInstallment part) {
    return new CollectPages.Installment(
        visit.formats().count(part.number()),
        visit.formats().date(part.dueOn()),
        new Labels(visit).installment(WireName.of(part.status())),
        visit.formats().money(part.amount()),
        visit.formats().money(part.paid()));
  }

  private static CollectPages.Invoice invoice(Visit visit, Invoice each) {
    return new CollectPages.Invoice(
        "/admin/billing/invoices/" + each.id().value(),
        each.number().orElse(""),
        each.dueOn().map(visit.formats()::date).orElse(""),
        visit.formats().money(each.total()),
        visit.formats().money(each.balanceDue()));
  }

  /** The empty form, for the account named in the address if there is one. */
  static CollectPages.NewArrangement fresh(Visit visit) {
    String account = visit.params().text("account");
    String today = visit.tx().today().toString();
    return form(visit, new Typed(account, "monthly", "3", today), "");
  }

  /** The form, with what was typed. */
  static CollectPages.NewArrangement form(Visit visit, Typed typed, String problem) {
    return new CollectPages.NewArrangement(
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        List.of(
            Field.of("account", visit.say("arrangement.account"), typed.account()),
            Field.of("installments", visit.say("arrangement.installments"), typed.installments())
                .hint(visit.say("arrangement.installments_hint")),
            Field.of("start_on", visit.say("arrangement.start"), typed.startOn())
                .hint(visit.say("arrangement.start_hint"))),
        frequencies(visit, typed.frequency()));
  }

  private static List<Filters.Option> frequencies(Visit visit, String chosen) {
    return Arrays.stream(PaymentFrequency.values())
        .map(WireName::of)
        .map(wire -> new Filters.Option(wire, visit.name("frequency", wire), wire.equals(chosen)))
        .toList();
  }

  /** What was typed into the form. */
  record Typed(String account, String frequency, String installments, String startOn) {
    static Typed of(MultivaluedMap<String, String> sent) {
      return new Typed(
          value(sent, "account"),
          value(sent, "frequency"),
          value(sent, "installments"),
          value(sent, "start_on"));
    }

    private static String value(MultivaluedMap<String, String> sent, String name) {
      String value = sent.getFirst(name);
      return value == null ? "" : value.trim();
    }
  }
}
