package io.dotmac.sub.server.web.data;

import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Documents;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Payments as rows of a table. */
public final class PaymentRows {
  /** The columns that {@link #named} reads. */
  public static final String SELECT =
      "select p.id, p.payment_number, p.status, p.method_type, p.reference, p.currency,"
          + " p.amount_minor, p.allocated_minor, p.refunded_minor,"
          + " coalesce(p.paid_at, p.created_at) as at, a.name, a.subscriber_id";

  /** Payments {@code p} and their accounts {@code a}. */
  public static final String FROM =
      " from payment p join billing_account a on a.tenant_id = p.tenant_id and a.id = p.account_id"
          + " where p.tenant_id = :tenant";

  private PaymentRows() {}

  /** The latest payments of one subscriber. */
  public static List<Documents.PaymentRow> of(Visit visit, UUID subscriber, int limit) {
    return visit
        .query(SELECT + FROM + " and a.subscriber_id = :subscriber")
        .with("subscriber", subscriber)
        .with("limit", limit)
        .then("order by at desc, p.id desc limit :limit")
        .list(row -> row(visit, row, "", ""));
  }

  /** A row of a list about everybody. */
  public static Documents.PaymentRow named(Visit visit, Row row) {
    UUID subscriber = row.idOrNull("subscriber_id");
    String href = subscriber == null ? "" : "/admin/subscribers/" + subscriber;
    return row(visit, row, row.text("name"), href);
  }

  private static Documents.PaymentRow row(Visit visit, Row row, String who, String whoHref) {
    Currency currency = Currency.getInstance(row.text("currency"));
    Instant at = row.instant("at");
    boolean arrived = List.of("succeeded", "partially_refunded").contains(row.text("status"));
    long left =
        row.number("amount_minor") - row.number("allocated_minor") - row.number("refunded_minor");
    return new Documents.PaymentRow(
        "/admin/billing/payments/" + row.id("id"),
        row.text("payment_number"),
        who,
        whoHref,
        visit.formats().moment(at),
        visit.name("method", row.text("method_type")),
        row.text("reference"),
        visit.formats().money(row.number("amount_minor"), currency),
        visit.formats().money(arrived ? left : 0, currency),
        new Labels(visit).payment(row.text("status")));
  }
}
