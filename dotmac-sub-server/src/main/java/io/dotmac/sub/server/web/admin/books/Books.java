package io.dotmac.sub.server.web.admin.books;

import io.dotmac.sub.billing.report.AgeingReport;
import io.dotmac.sub.billing.report.DeferredRevenue;
import io.dotmac.sub.billing.report.TaxReport;
import io.dotmac.sub.billing.report.TrialBalance;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The reports, each a table for the days in its address. */
final class Books {
  static final String PATH = "/admin/billing/books/";

  private Books() {}

  static Sheets.Page trialBalance(Visit visit) {
    Formats formats = visit.formats();
    LocalDate on = day(visit, "on", visit.tx().today());
    List<TrialBalance.Row> found = TrialBalance.on(visit.tx(), on);
    List<Sheets.Row> rows = new ArrayList<>();
    for (TrialBalance.Row row : found) {
      String collection = row.account().collection();
      String name = visit.name("purpose", WireName.of(row.account().purpose()));
      rows.add(Sheets.Row.of(
          Cell.words(collection == null ? name : name + ", " + collection),
          Cell.words(row.currency().getCurrencyCode()),
          Cell.figure(formats.money(row.debits())),
          Cell.figure(formats.money(row.credits())),
          Cell.figure(formats.money(row.balance()))));
    }
    for (TrialBalance.Total total : TrialBalance.totals(found)) {
      rows.add(new Sheets.Row(
          List.of(
              Cell.words(visit.say("books.total")),
              Cell.words(total.debits().currencyCode()),
              Cell.figure(formats.money(total.debits())),
              Cell.figure(formats.money(total.credits())),
              Cell.figure(formats.money(total.debits().minus(total.credits())))),
          true));
    }
    return page(
        visit,
        "trial-balance",
        List.of(Field.of("on", visit.say("books.on"), on.toString())),
        List.of(
            Head.words(visit.say("books.account")),
            Head.words(visit.say("books.currency")),
            Head.figures(visit.say("books.debit")),
            Head.figures(visit.say("books.credit")),
            Head.figures(visit.say("document.balance"))),
        rows);
  }

  static Sheets.Page ageing(Visit visit) {
    Formats formats = visit.formats();
    LocalDate on = day(visit, "on", visit.tx().today());
    List<Sheets.Row> rows = new ArrayList<>();
    for (AgeingReport.Row row : AgeingReport.on(visit.tx(), on)) {
      rows.add(Sheets.Row.of(
          Cell.words(visit.say("books.age_" + row.bucket())),
          Cell.words(row.balance().currencyCode()),
          Cell.figure(formats.count(row.invoices())),
          Cell.figure(formats.count(row.accounts())),
          Cell.figure(formats.money(row.balance()))));
    }
    return page(
        visit,
        "ageing",
        List.of(Field.of("on", visit.say("books.on"), on.toString())),
        List.of(
            Head.words(visit.say("books.age")),
            Head.words(visit.say("books.currency")),
            Head.figures(visit.say("nav.invoices")),
            Head.figures(visit.say("books.accounts")),
            Head.figures(visit.say("document.balance"))),
        rows);
  }

  static Sheets.Page taxes(Visit visit) {
    Formats formats = visit.formats();
    LocalDate from = day(visit, "from", visit.tx().today().withDayOfMonth(1));
    LocalDate to = last(visit, from);
    List<Sheets.Row> rows = new ArrayList<>();
    for (TaxReport.Row row : TaxReport.between(visit.tx(), from, to)) {
      rows.add(Sheets.Row.of(
          Cell.words(row.name() + " " + formats.number(row.percent()) + "%"),
          Cell.words(row.base().currencyCode()),
          Cell.figure(formats.money(row.base())),
          Cell.figure(formats.money(row.tax())),
          Cell.figure(formats.money(row.taxGivenBack())),
          Cell.figure(formats.money(row.due()))));
    }
    return page(
        visit,
        "taxes",
        days(visit, from, to),
        List.of(
            Head.words(visit.say("invoice.tax")),
            Head.words(visit.say("books.currency")),
            Head.figures(visit.say("document.base")),
            Head.figures(visit.say("document.tax_amount")),
            Head.figures(visit.say("books.given_back")),
            Head.figures(visit.say("books.tax_due"))),
        rows);
  }

  static Sheets.Page deferred(Visit visit) {
    Formats formats = visit.formats();
    LocalDate from = day(visit, "from", visit.tx().today().withDayOfMonth(1).minusMonths(11));
    LocalDate to = last(visit, from);
    List<Sheets.Row> rows = new ArrayList<>();
    for (DeferredRevenue.Row row :
        DeferredRevenue.between(visit.tx(), YearMonth.from(from), YearMonth.from(to))) {
      rows.add(Sheets.Row.of(
          Cell.words(formats.monthYear(row.month().atDay(1))),
          Cell.words(row.opening().currencyCode()),
          Cell.figure(formats.money(row.opening())),
          Cell.figure(formats.money(row.billed())),
          Cell.figure(formats.money(row.earned())),
          Cell.figure(formats.money(row.closing()))));
    }
    return page(
        visit,
        "deferred",
        days(visit, from, to),
        List.of(
            Head.words(visit.say("books.month")),
            Head.words(visit.say("books.currency")),
            Head.figures(visit.say("books.unearned_before")),
            Head.figures(visit.say("books.billed")),
            Head.figures(visit.say("books.earned")),
            Head.figures(visit.say("books.unearned_after"))),
        rows);
  }

  static List<Sheets.Tab> tabs(Visit visit, String current) {
    List<Sheets.Tab> tabs = new ArrayList<>();
    for (String name : List.of("trial-balance", "ageing", "taxes", "deferred", "ledger")) {
      tabs.add(new Sheets.Tab(PATH + name, visit.say(key(name)), name.equals(current)));
    }
    return tabs;
  }

  /** The journal as a file of each kind. */
  static List<Link> exports(Visit visit) {
    return List.of(
        new Link(PATH + "journal?format=hledger", "hledger"),
        new Link(PATH + "journal?format=beancount", "beancount"),
        new Link(PATH + "journal?format=csv", visit.say("books.csv")));
  }

  static String key(String name) {
    return "books." + name.replace('-', '_');
  }

  private static Sheets.Page page(
      Visit visit, String name, List<Field> fields, List<Head> heads, List<Sheets.Row> rows) {
    return new Sheets.Page(
        visit.say(key(name)),
        visit.say(key(name) + "_text"),
        tabs(visit, name),
        exports(visit),
        PATH + name,
        Rows.of(fields),
        List.of(Sheets.Table.of("", heads, rows, visit.say("books.nothing"))),
        null);
  }

  private static List<Field> days(Visit visit, LocalDate from, LocalDate to) {
    return List.of(
        Field.of("from", visit.say("document.from"), from.toString()),
        Field.of("to", visit.say("document.to"), to.toString()));
  }

  private static LocalDate day(Visit visit, String name, LocalDate otherwise) {
    return visit.params().date(name).orElse(otherwise);
  }

  /** What makes no sense is ignored, as everywhere in the address of a page. */
  private static LocalDate last(Visit visit, LocalDate from) {
    LocalDate to = day(visit, "to", visit.tx().today());
    return to.isBefore(from) || to.isAfter(from.plusYears(10)) ? from : to;
  }
}
