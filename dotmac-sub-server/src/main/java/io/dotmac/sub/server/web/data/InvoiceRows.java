package io.dotmac.sub.server.web.data;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Documents;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices as rows of a table. */
public final class InvoiceRows {
  /** The columns that {@link #named} and {@link #plain} read. */
  public static final String SELECT =
      "select i.id, i.invoice_number, i.status, i.currency, i.total_minor, i.balance_due_minor,"
          + " i.issued_on, i.due_on, i.paid_at, i.period_start, a.name, a.subscriber_id";

  /** Invoices {@code i} and their accounts {@code a}. */
  public static final String FROM =
      " from invoice i join billing_account a on a.tenant_id = i.tenant_id and a.id = i.account_id"
          + " where i.tenant_id = :tenant";

  private InvoiceRows() {}

  /** The latest invoices of one subscriber. */
  public static List<Documents.InvoiceRow> of(Visit visit, UUID subscriber, int limit) {
    return visit
        .query(SELECT + FROM + " and a.subscriber_id = :subscriber")
        .with("subscriber", subscriber)
        .with("limit", limit)
        .then("order by i.issued_on desc nulls first, i.id desc limit :limit")
        .list(row -> plain(visit, row));
  }

  /** The open invoices of one account, oldest first. */
  public static List<Documents.InvoiceRow> open(Visit visit, UUID account) {
    return visit
        .query(SELECT + FROM + " and i.account_id = :account")
        .and("i.status in ('issued', 'partially_paid', 'overdue')")
        .with("account", account)
        .then("order by i.due_on, i.id")
        .list(row -> plain(visit, row));
  }

  /** A row of a list about everybody. */
  public static Documents.InvoiceRow named(Visit visit, Row row) {
    UUID subscriber = row.idOrNull("subscriber_id");
    String href = subscriber == null ? "" : "/admin/subscribers/" + subscriber;
    return row(visit, row, row.text("name"), href);
  }

  /** A row of a list about one subscriber. */
  public static Documents.InvoiceRow plain(Visit visit, Row row) {
    return row(visit, row, "", "");
  }

  private static Documents.InvoiceRow row(Visit visit, Row row, String who, String whoHref) {
    Formats formats = visit.formats();
    Currency currency = Currency.getInstance(row.text("currency"));
    LocalDate dueOn = row.dateOrNull("due_on");
    String number = row.text("invoice_number");
    return new Documents.InvoiceRow(
        "/admin/billing/invoices/" + row.id("id"),
        number.isEmpty() ? visit.name("status", "draft") : number,
        who,
        whoHref,
        date(formats, row.dateOrNull("issued_on")),
        date(formats, dueOn),
        formats.money(row.number("total_minor"), currency),
        formats.money(row.number("balance_due_minor"), currency),
        new Labels(visit).invoice(row.text("status"), dueOn, row.number("balance_due_minor")));
  }

  private static String date(Formats formats, @Nullable LocalDate date) {
    return date == null ? "" : formats.date(date);
  }
}
