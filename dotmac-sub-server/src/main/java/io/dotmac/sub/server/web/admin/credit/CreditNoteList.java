package io.dotmac.sub.server.web.admin.credit;

import io.dotmac.sub.billing.credit.CreditNoteStatus;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Filters;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/** All credit notes, the newest first. */
final class CreditNoteList {
  private static final String FROM =
      " from credit_note c join billing_account a on a.tenant_id = c.tenant_id"
          + " and a.id = c.account_id where c.tenant_id = :tenant";

  private CreditNoteList() {}

  static CreditPages.Notes page(Visit visit) {
    long total =
        narrow(visit, "select count(*)" + FROM).first(row -> row.number(1)).orElse(0L);
    List<CreditPages.Row> rows = narrow(visit, "select c.*, a.name, a.account_number" + FROM)
        .then("order by c.issued_on desc nulls first, c.id desc limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> row(visit, row));
    return new CreditPages.Notes(
        visit.say("books.credit_notes_text", visit.formats().count(total)),
        filters(visit),
        rows,
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "credit"));
  }

  private static Filters filters(Visit visit) {
    List<String> held = List.of("true", "false");
    return visit.filters(
        "credit.search",
        visit.select(
            "status",
            "invoice.status",
            "status",
            Arrays.stream(CreditNoteStatus.values()).map(WireName::of).toList()),
        visit.select("held", "credit.held", "flag", held));
  }

  private static Query narrow(Visit visit, String sql) {
    Params params = visit.params();
    String held = params.text("held");
    Query query = Query.of(visit.tx(), sql)
        .and("c.status = :status", "status", params.text("status"))
        .and(
            "lower(c.credit_number || ' ' || a.name || ' ' || a.account_number) like :q",
            "q",
            params.like());
    return held.equals("true") || held.equals("false")
        ? query.and("c.is_held = :held", "held", Boolean.valueOf(held))
        : query;
  }

  private static CreditPages.Row row(Visit visit, Row row) {
    Formats formats = visit.formats();
    Currency currency = Money.currency(row.text("currency"));
    long left = row.text("status").equals("void")
        ? 0
        : row.number("total_minor") - row.number("applied_minor");
    return new CreditPages.Row(
        CreditNotePage.PATH + row.id("id"),
        row.text("credit_number"),
        row.text("name"),
        row.text("account_number"),
        formats.orNone(row.text("reason")),
        row.dateOrNull("issued_on") == null ? "" : formats.date(row.date("issued_on")),
        CreditNotePage.pill(visit, row.text("status"), row.flag("is_held")),
        formats.money(row.number("total_minor"), currency),
        formats.money(left, currency));
  }
}
