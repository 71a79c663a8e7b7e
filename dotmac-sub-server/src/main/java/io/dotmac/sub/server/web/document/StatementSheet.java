package io.dotmac.sub.server.web.document;

import io.dotmac.sub.billing.report.AccountStatement;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Fact;
import java.util.ArrayList;
import java.util.List;

/** The statement of an account on paper. */
final class StatementSheet {
  private StatementSheet() {}

  static Sheet of(Visit visit, AccountStatement statement) {
    Formats formats = visit.formats();
    List<Sheet.Row> rows = new ArrayList<>();
    for (AccountStatement.Row row : statement.rows()) {
      String memo = row.memo();
      String what = visit.name("posting", WireName.of(row.kind()));
      rows.add(new Sheet.Row(
          List.of(
              memo == null ? what : what + " " + memo,
              formats.date(row.on()),
              row.charge().map(formats::money).orElse(""),
              row.relief().map(formats::money).orElse(""),
              formats.money(row.balance())),
          List.of()));
    }
    Money closing = statement.closing();
    return new Sheet(
        statement.account().id().value(),
        statement.to(),
        visit.say("document.statement"),
        statement.account().number(),
        "",
        Buyer.lines(visit.tx(), statement.account()),
        List.of(
            Fact.of(visit.say("document.from"), formats.date(statement.from())),
            Fact.of(visit.say("document.to"), formats.date(statement.to()))),
        List.of(new Sheet.Table(
            "",
            List.of(
                new Sheet.Column(visit.say("invoice.what"), 34, false),
                new Sheet.Column(visit.say("document.dated"), 15, false),
                new Sheet.Column(visit.say("document.charged"), 17, true),
                new Sheet.Column(visit.say("document.paid"), 17, true),
                new Sheet.Column(visit.say("document.balance"), 17, true)),
            rows)),
        List.of(
            Fact.of(visit.say("document.opening"), formats.money(statement.opening())),
            Fact.of(
                visit.say(closing.isNegative() ? "document.in_credit" : "document.closing"),
                formats.money(closing.abs()))),
        List.of());
  }
}
