package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.util.List;

/** A page of the books, with figures and with none. */
final class BookSamples {
  private BookSamples() {}

  static Sheets.Page page() {
    return page(List.of(
        Sheets.Row.of(
            Cell.link("Accounts receivable", "/admin/billing/books/ledger"),
            Cell.words("NGN"),
            Cell.figure("₦92,411,500.00"),
            Cell.figure("₦81,002,150.50"),
            Cell.figure("₦11,409,349.50")),
        new Sheets.Row(
            List.of(
                Cell.words("Total"),
                Cell.words("NGN"),
                Cell.figure("₦192,411,500.00"),
                Cell.figure("₦192,411,500.00"),
                Cell.figure("₦0.00")),
            true)));
  }

  static Sheets.Page empty() {
    return page(List.of());
  }

  private static Sheets.Page page(List<Sheets.Row> rows) {
    return new Sheets.Page(
        "Trial balance",
        "Every account of the chart at the end of a day; debits equal credits.",
        List.of(
            new Sheets.Tab("/admin/billing/books/trial-balance", "Trial balance", true),
            new Sheets.Tab("/admin/billing/books/ageing", "Ageing", false)),
        List.of(new Link("/admin/billing/books/journal?format=hledger", "hledger")),
        "/admin/billing/books/trial-balance",
        Rows.of(List.of(Field.of("on", "At the end of", "2026-11-22"))),
        List.of(Sheets.Table.of(
            "",
            List.of(
                Head.words("Ledger account"),
                Head.words("Currency"),
                Head.figures("Debit"),
                Head.figures("Credit"),
                Head.figures("Balance")),
            rows,
            "There is nothing in these days.")),
        new Pager("1–2 of 2", null, null));
  }
}
