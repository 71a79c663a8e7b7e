package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.InvoiceRows;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.part.Documents;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The list of invoices; the figures of the dashboard open it narrowed to what they count. */
final class InvoiceList {
  private InvoiceList() {}

  /** The values of the filter {@code age}: not yet due, buckets of 30 days, all overdue. */
  static final List<String> AGES = List.of("open", "overdue", "current", "30", "60", "90", "over");

  static ListPages.Invoices page(Visit visit) {
    record Sum(long count, long open) {}
    Sum sum = narrow(
            visit,
            "select count(*), coalesce(sum(i.balance_due_minor), 0) as open" + InvoiceRows.FROM)
        .first(row -> new Sum(row.number(1), row.number("open")))
        .orElse(new Sum(0, 0));
    List<Documents.InvoiceRow> rows = narrow(visit, InvoiceRows.SELECT + InvoiceRows.FROM)
        .then("order by i.issued_on desc nulls first, i.id desc limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> InvoiceRows.named(visit, row));
    return new ListPages.Invoices(
        visit.say(
            "invoice.count",
            sum.count(),
            visit.formats().money(sum.open(), visit.currency()),
            visit.formats().count(sum.count())),
        visit.filters(
            "invoice.search",
            visit.select(
                "status",
                "invoice.status",
                "status",
                List.of("draft", "issued", "partially_paid", "overdue", "paid", "void")),
            visit.select("age", "invoice.due_age", "age", AGES)),
        Documents.Invoices.of(rows),
        visit.pager(rows.size(), sum.count()),
        visit.empty(rows.isEmpty(), "invoice"));
  }

  private static Query narrow(Visit visit, String sql) {
    Params params = visit.params();
    Query query = Query.of(visit.tx(), sql)
        .and("i.status = :status", "status", params.text("status"))
        .and("i.billing_run_id = :run", "run", params.id("run").orElse(null))
        .and(
            "lower(coalesce(i.invoice_number, '') || ' ' || a.name || ' ' || a.account_number)"
                + " like :q",
            "q",
            params.like());
    issuedIn(params)
        .ifPresent(month -> query
            .and("i.issued_on >= :from and i.issued_on < :until")
            .with("from", month.atDay(1))
            .with("until", month.plusMonths(1).atDay(1)));
    return age(query, params.text("age"), visit.tx().today());
  }

  private static Optional<YearMonth> issuedIn(Params params) {
    try {
      String month = params.text("issued");
      return month.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(month));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Query age(Query query, String age, LocalDate today) {
    if (!AGES.contains(age)) {
      return query;
    }
    query.and("i.status in ('issued', 'partially_paid', 'overdue')");
    return switch (age) {
      case "overdue" -> query.and("i.due_on < :today");
      case "current" -> query.and("i.due_on >= :today");
      case "30" -> between(query, today.minusDays(30), today);
      case "60" -> between(query, today.minusDays(60), today.minusDays(30));
      case "90" -> between(query, today.minusDays(90), today.minusDays(60));
      case "over" -> query.and("i.due_on < :from").with("from", today.minusDays(90));
      default -> query;
    };
  }

  private static Query between(Query query, LocalDate from, LocalDate until) {
    return query
        .and("i.due_on >= :from and i.due_on < :until")
        .with("from", from)
        .with("until", until);
  }
}
