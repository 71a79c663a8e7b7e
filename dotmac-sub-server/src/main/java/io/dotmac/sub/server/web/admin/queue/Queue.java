package io.dotmac.sub.server.web.admin.queue;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.cash.CashTabs;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Reads what the pages show. */
final class Queue {
  private static final int MOST = 100;

  private static final String MESSAGES =
      " from payment_provider_event e join payment_provider r on r.tenant_id = e.tenant_id"
          + " and r.id = e.provider_id left join payment p on p.tenant_id = e.tenant_id"
          + " and p.id = e.payment_id where e.tenant_id = :tenant";

  private static final String MESSAGE =
      "select e.id, e.event_type, e.external_id, e.status, e.attempts, e.received_at,"
          + " coalesce(e.error, e.note, '') as remark, r.name as provider, p.id as payment_id,"
          + " p.payment_number";

  private Queue() {}

  static QueuePages.Queue page(Visit visit, Errors errors) {
    List<QueuePages.Cash> cash = visit
        .query("select u.* from unapplied_cash u where u.tenant_id = :tenant"
            + " and u.status = 'open'")
        .with("limit", MOST)
        .then("order by u.received_on, u.id limit :limit")
        .list(row -> cash(visit, row));
    List<QueuePages.Doubt> doubts = visit
        .query("select p.id, p.payment_number, p.amount_minor, p.currency, p.doubt, p.asked_at,"
            + " p.created_at, a.name from payment p join billing_account a"
            + " on a.tenant_id = p.tenant_id and a.id = p.account_id"
            + " where p.tenant_id = :tenant and p.status = 'pending'"
            + " and p.provider_id is not null")
        .with("limit", MOST)
        .then("order by p.created_at limit :limit")
        .list(row -> doubt(visit, row));
    List<QueuePages.Message> messages = visit
        .query(MESSAGE + MESSAGES + " and e.status <> 'processed'")
        .with("limit", MOST)
        .then("order by e.received_at limit :limit")
        .list(row -> message(visit, row));
    return new QueuePages.Queue(
        visit.say(
            "queue.summary",
            visit.say("queue.cash", cash.size()),
            visit.say("queue.doubts", doubts.size()),
            visit.say("queue.messages", messages.size())),
        CashTabs.of(visit, QueueResource.PAGE),
        errors,
        Rows.of(cash),
        Rows.of(doubts),
        Rows.of(messages));
  }

  static QueuePages.Messages messages(Visit visit) {
    long count =
        narrow(visit, "select count(*)" + MESSAGES).first(row -> row.number(1)).orElse(0L);
    List<QueuePages.Message> rows = narrow(visit, MESSAGE + MESSAGES)
        .then("order by e.received_at desc, e.id desc limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> message(visit, row));
    return new QueuePages.Messages(
        visit.say("inbound.count", count, visit.formats().count(count)),
        visit.filters(
            "inbound.search",
            visit.select(
                "status", "inbound.status", "status", List.of("pending", "processed", "failed"))),
        Rows.of(rows),
        visit.pager(rows.size(), count),
        visit.empty(rows.isEmpty(), "inbound"));
  }

  private static Query narrow(Visit visit, String sql) {
    Params params = visit.params();
    return Query.of(visit.tx(), sql)
        .and("e.status = :status", "status", params.text("status"))
        .and("lower(e.event_type || ' ' || e.external_id) like :q", "q", params.like());
  }

  private static QueuePages.Cash cash(Visit visit, Row row) {
    String at = "/admin/billing/payments/queue/cash/" + row.id("id");
    String payer = row.text("payer").isEmpty() ? row.text("reference") : row.text("payer");
    return new QueuePages.Cash(
        "account-" + row.id("id"),
        payer.isEmpty() ? visit.name("method", row.text("method_type")) : payer,
        visit.say(
            "queue.from",
            visit.formats().orNone(row.text("reference")),
            visit.formats().date(row.date("received_on"))),
        money(visit, row),
        at + "/assign",
        at + "/return");
  }

  private static QueuePages.Doubt doubt(Visit visit, Row row) {
    Instant asked = row.instantOrNull("asked_at");
    String doubt = row.text("doubt");
    return new QueuePages.Doubt(
        "/admin/billing/payments/" + row.id("id"),
        row.text("payment_number"),
        row.text("name"),
        doubt.isEmpty() && asked != null
            ? visit.say("queue.asked", visit.formats().moment(asked))
            : doubt,
        money(visit, row),
        "/admin/billing/payments/queue/doubts/" + row.id("id") + "/ask");
  }

  private static QueuePages.Message message(Visit visit, Row row) {
    String status = row.text("status");
    UUID payment = row.idOrNull("payment_id");
    Tone tone =
        status.equals("processed") ? Tone.GOOD : status.equals("failed") ? Tone.WARN : Tone.INFO;
    return new QueuePages.Message(
        row.text("event_type"),
        row.text("external_id"),
        row.text("provider"),
        visit.formats().moment(row.instant("received_at")),
        visit.pill(tone, status),
        row.text("remark"),
        visit.formats().count(row.number("attempts")),
        row.text("payment_number"),
        payment == null ? "" : "/admin/billing/payments/" + payment,
        "/admin/billing/payment-events/" + row.id("id") + "/replay");
  }

  private static String money(Visit visit, Row row) {
    return visit
        .formats()
        .money(row.number("amount_minor"), Currency.getInstance(row.text("currency")));
  }
}
