package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.PaymentRows;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.part.Documents;
import java.util.List;

/** The list of payments. */
final class PaymentList {
  private PaymentList() {}

  static ListPages.Payments page(Visit visit) {
    record Sum(long count, long total) {}
    Sum sum = narrow(
            visit,
            "select count(*), coalesce(sum(p.amount_minor) filter (where p.status in"
                + " ('succeeded', 'partially_refunded', 'refunded')), 0) as total"
                + PaymentRows.FROM)
        .first(row -> new Sum(row.number(1), row.number("total")))
        .orElse(new Sum(0, 0));
    List<Documents.PaymentRow> rows = narrow(visit, PaymentRows.SELECT + PaymentRows.FROM)
        .then("order by at desc, p.id desc limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> PaymentRows.named(visit, row));
    return new ListPages.Payments(
        visit.say(
            "payment.count",
            sum.count(),
            visit.formats().money(sum.total(), visit.currency()),
            visit.formats().count(sum.count())),
        visit.filters(
            "payment.search",
            visit.select(
                "status",
                "payment.status",
                "status",
                List.of("succeeded", "pending", "failed", "refunded", "reversed")),
            visit.select(
                "method",
                "payment.method",
                "method",
                List.of("transfer", "cash", "card", "bank_account", "check", "other"))),
        Documents.Payments.of(rows),
        visit.pager(rows.size(), sum.count()),
        visit.empty(rows.isEmpty(), "payment"));
  }

  private static Query narrow(Visit visit, String sql) {
    Params params = visit.params();
    Query query = Query.of(visit.tx(), sql)
        .and("p.status = :status", "status", params.text("status"))
        .and("p.method_type = :method", "method", params.text("method"))
        .and(
            "lower(p.payment_number || ' ' || coalesce(p.reference, '') || ' ' || a.name"
                + " || ' ' || a.account_number) like :q",
            "q",
            params.like());
    if (!params.text("unapplied").isEmpty()) {
      query.and("p.status in ('succeeded', 'partially_refunded')"
          + " and p.allocated_minor + p.refunded_minor < p.amount_minor");
    }
    return query;
  }
}
