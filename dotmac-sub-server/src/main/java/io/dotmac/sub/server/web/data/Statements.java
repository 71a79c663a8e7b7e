package io.dotmac.sub.server.web.data;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.report.AccountStatement;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.util.ArrayList;
import java.util.List;

/** The statement of an account, as staff and its payer read it. */
public final class Statements {
  private Statements() {}

  /**
   * The page.
   *
   * @param path its address; its PDF is at {@code path/pdf}
   */
  public static Sheets.Page page(Visit visit, AccountId account, String path) {
    Formats formats = visit.formats();
    AccountStatement statement = AccountStatement.recent(
        visit.tx(),
        account,
        visit.params().date("from").orElse(null),
        visit.params().date("to").orElse(null));
    List<Sheets.Row> rows = new ArrayList<>();
    rows.add(sum(visit, "document.opening", statement.opening()));
    for (AccountStatement.Row row : statement.rows()) {
      String memo = row.memo();
      String what = visit.name("posting", WireName.of(row.kind()));
      rows.add(Sheets.Row.of(
          Cell.words(formats.date(row.on())),
          Cell.words(memo == null ? what : what + " " + memo),
          Cell.figure(row.charge().map(formats::money).orElse("")),
          Cell.figure(row.relief().map(formats::money).orElse("")),
          Cell.figure(formats.money(row.balance()))));
    }
    rows.add(sum(visit, "document.closing", statement.closing()));
    String days = "from=" + statement.from() + "&to=" + statement.to();
    return new Sheets.Page(
        visit.say("document.statement"),
        statement.account().name() + ", " + statement.account().number(),
        List.of(),
        List.of(new Link(path + "/pdf?" + days, visit.say("document.pdf"))),
        path,
        Rows.of(List.of(
            Field.of("from", visit.say("document.from"), statement.from().toString()),
            Field.of("to", visit.say("document.to"), statement.to().toString()))),
        List.of(Sheets.Table.of(
            "",
            List.of(
                Head.words(visit.say("document.dated")),
                Head.words(visit.say("invoice.what")),
                Head.figures(visit.say("document.charged")),
                Head.figures(visit.say("document.paid")),
                Head.figures(visit.say("document.balance"))),
            rows,
            "")),
        null);
  }

  private static Sheets.Row sum(Visit visit, String key, Money balance) {
    return new Sheets.Row(
        List.of(
            Cell.words(""),
            Cell.words(visit.say(key)),
            Cell.figure(""),
            Cell.figure(""),
            Cell.figure(visit.formats().money(balance))),
        true);
  }
}
