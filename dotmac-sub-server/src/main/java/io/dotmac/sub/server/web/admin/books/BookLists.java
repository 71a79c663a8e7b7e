package io.dotmac.sub.server.web.admin.books;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.util.ArrayList;
import java.util.List;

/** The entries of the ledger, the newest first. */
final class BookLists {
  private static final String PAGE = " limit :limit offset :offset";

  private BookLists() {}

  /** Each transaction with its entries. */
  static Sheets.Page ledger(Visit visit) {
    Formats formats = visit.formats();
    long total = visit
        .query("select count(*) from (select from ledger_transaction"
            + " where tenant_id = :tenant limit 10000) t")
        .number();
    List<Sheets.Row> rows = new ArrayList<>();
    visit
        .query("select t.booked_on, t.kind, t.memo, a.purpose, e.entry_type, e.currency,"
            + " e.amount_minor from (select * from ledger_transaction"
            + " where tenant_id = :tenant order by seq desc" + PAGE + ") t"
            + " join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id"
            + " join ledger_account a on a.tenant_id = e.tenant_id"
            + " and a.id = e.ledger_account_id where t.tenant_id = :tenant")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by t.seq desc, e.id")
        .list(row -> {
          String amount = formats.money(
              Money.ofMinor(row.number("amount_minor"), Money.currency(row.text("currency"))));
          boolean debit = row.text("entry_type").equals("debit");
          return rows.add(Sheets.Row.of(
              Cell.words(formats.date(row.date("booked_on"))),
              Cell.words(visit.name("posting", row.text("kind")) + " " + row.text("memo")),
              Cell.words(visit.name("purpose", row.text("purpose"))),
              Cell.figure(debit ? amount : ""),
              Cell.figure(debit ? "" : amount)));
        });
    return new Sheets.Page(
        visit.say("books.ledger"),
        visit.say("books.ledger_text"),
        Books.tabs(visit, "ledger"),
        Books.exports(visit),
        Books.PATH + "ledger",
        Rows.of(List.of()),
        List.of(Sheets.Table.of(
            "",
            List.of(
                Head.words(visit.say("document.dated")),
                Head.words(visit.say("invoice.what")),
                Head.words(visit.say("books.account")),
                Head.figures(visit.say("books.debit")),
                Head.figures(visit.say("books.credit"))),
            rows,
            visit.say("books.nothing"))),
        visit.pager(Math.min(Params.LIMIT, rows.size()), total));
  }
}
