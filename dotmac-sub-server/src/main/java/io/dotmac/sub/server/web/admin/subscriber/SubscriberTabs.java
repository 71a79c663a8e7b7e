package io.dotmac.sub.server.web.admin.subscriber;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.DunningCases;
import io.dotmac.sub.server.web.admin.message.MessageLog;
import io.dotmac.sub.server.web.admin.message.MessagePages;
import io.dotmac.sub.server.web.data.Events;
import io.dotmac.sub.server.web.data.InvoiceRows;
import io.dotmac.sub.server.web.data.KeptCredit;
import io.dotmac.sub.server.web.data.PaymentRows;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.data.SessionRows;
import io.dotmac.sub.server.web.data.UsageChart;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** The tabs of one subscriber. */
final class SubscriberTabs {
  private static final int DAYS = 30;
  private static final int MANY = 500;

  private SubscriberTabs() {}

  static SubscriberPage.Overview overview(Visit visit, UUID id) {
    UsageChart usage = UsageChart.of(visit, id, DAYS);
    String base = "/admin/subscribers/" + id;
    List<Documents.SessionRow> sessions = SessionRows.of(visit, id, 5);
    long online = sessions.stream().filter(Documents.SessionRow::online).count();
    long invoices = visit
        .query("select count(*) from invoice i join billing_account a on a.tenant_id = i.tenant_id"
            + " and a.id = i.account_id where i.tenant_id = :tenant"
            + " and a.subscriber_id = :subscriber")
        .with("subscriber", id)
        .number();
    return new SubscriberPage.Overview(
        head(visit, id, "", usage),
        ServiceCards.of(visit, id),
        usage.bars(visit, "s-use"),
        usage.foot(visit),
        Rows.of(rejects(visit, id)),
        base + "/billing",
        visit.say("subscriber.all_invoices", invoices),
        Documents.Invoices.of(InvoiceRows.of(visit, id, 4)),
        base + "/sessions",
        online == 0 ? "" : visit.say("session.online_now", online),
        Documents.Sessions.of(sessions),
        DunningCases.card(visit, id).orElse(null),
        contact(visit, id),
        Events.quiet(visit, id, 8));
  }

  static SubscriberPage.Services services(Visit visit, UUID id) {
    boolean sells = visit.tx().caller().may("subscription:create");
    return new SubscriberPage.Services(
        head(visit, id, "services", UsageChart.of(visit, id, DAYS)),
        sells ? "/admin/subscribers/" + id + "/services/new" : "",
        ServiceCards.of(visit, id));
  }

  static SubscriberPage.Billing billing(Visit visit, UUID id) {
    return new SubscriberPage.Billing(
        head(visit, id, "billing", UsageChart.of(visit, id, DAYS)),
        Documents.Invoices.of(InvoiceRows.of(visit, id, MANY)),
        Documents.Payments.of(PaymentRows.of(visit, id, MANY)));
  }

  static SubscriberPage.Usage sessions(Visit visit, UUID id) {
    UsageChart usage = UsageChart.of(visit, id, DAYS);
    return new SubscriberPage.Usage(
        head(visit, id, "sessions", usage),
        LinePanel.live(visit, id),
        LinePanel.refused(visit, id),
        usage.bars(visit, "s-use"),
        usage.foot(visit),
        LinePanel.addresses(visit, id),
        Documents.Sessions.of(SessionRows.of(visit, id, 100)));
  }

  static SubscriberPage.History timeline(Visit visit, UUID id) {
    return new SubscriberPage.History(
        head(visit, id, "timeline", UsageChart.of(visit, id, DAYS)), Events.of(visit, id, 200));
  }

  static SubscriberPage.Messages messages(Visit visit, UUID id) {
    List<MessagePages.Row> rows = MessageLog.rows(visit, id);
    return new SubscriberPage.Messages(
        head(visit, id, "messages", UsageChart.of(visit, id, DAYS)),
        rows,
        visit.pager(rows.size(), MessageLog.total(visit, id)),
        visit.empty(rows.isEmpty(), "message"));
  }

  static SubscriberPage.Ledger ledger(Visit visit, UUID id) {
    List<SubscriberPage.Entry> entries = new ArrayList<>(visit
        .query("""
                    select t.booked_on, t.kind, t.memo, l.purpose, e.entry_type, e.amount_minor,
                      e.currency, i.invoice_number, p.payment_number,
                      sum(case e.entry_type when 'debit' then e.amount_minor
                        else -e.amount_minor end) over (order by t.seq, e.id) as balance
                    from ledger_entry e
                    join ledger_transaction t on t.tenant_id = e.tenant_id
                      and t.id = e.transaction_id
                    join ledger_account l on l.tenant_id = e.tenant_id
                      and l.id = e.ledger_account_id
                      and l.purpose in ('receivable', 'customer_credit')
                    join billing_account a on a.tenant_id = e.tenant_id and a.id = e.account_id
                    left join invoice i on i.tenant_id = t.tenant_id and i.id = t.invoice_id
                    left join payment p on p.tenant_id = t.tenant_id and p.id = t.payment_id
                    where e.tenant_id = :tenant and a.subscriber_id = :subscriber
                    """)
        .with("subscriber", id)
        .then("order by t.seq, e.id")
        .list(row -> entry(visit, row)));
    Collections.reverse(entries);
    return new SubscriberPage.Ledger(
        head(visit, id, "ledger", UsageChart.of(visit, id, DAYS)), Rows.of(entries));
  }

  private static SubscriberPage.Entry entry(Visit visit, Row row) {
    Formats formats = visit.formats();
    Currency currency = Currency.getInstance(row.text("currency"));
    String amount = formats.money(row.number("amount_minor"), currency);
    boolean debit = row.text("entry_type").equals("debit");
    String document = row.text("payment_number").isEmpty()
        ? row.text("invoice_number")
        : row.text("payment_number");
    String what = visit.name("posting", row.text("kind"));
    return new SubscriberPage.Entry(
        formats.date(row.date("booked_on")),
        document.isEmpty() ? what : what + ", " + document,
        visit.name("purpose", row.text("purpose")),
        debit ? amount : "",
        debit ? "" : amount,
        formats.money(row.number("balance"), currency));
  }

  private static SubscriberPage.Head head(Visit visit, UUID id, String tab, UsageChart usage) {
    String data = visit.formats().bytes(usage.down() + usage.up());
    return SubscriberHead.of(visit, id, tab, data);
  }

  private static List<Feed> rejects(Visit visit, UUID id) {
    return visit
        .query("select l.reason, l.occurred_at from radius_auth_log l"
            + " where l.tenant_id = :tenant and l.occurred_at >= :from"
            + " and (l.subscriber_id = :subscriber or l.username in (select c.username"
            + " from access_credential c where c.tenant_id = :tenant"
            + " and c.subscriber_id = :subscriber))")
        .with("subscriber", id)
        .with("from", visit.tx().now().minus(java.time.Duration.ofDays(DAYS)))
        .then("order by l.occurred_at desc limit 5")
        .list(row -> {
          Instant at = row.instant("occurred_at");
          return new Feed(
              "warn",
              "ban",
              visit.name("reject", row.text("reason")),
              LinePanel.advice(visit, row.text("reason")),
              visit.formats().shortMoment(at),
              at.toString(),
              null);
        });
  }

  private static Fact.Group contact(Visit visit, UUID id) {
    return visit
        .query("select s.phone, s.email, s.preferred_contact_method, s.locale, s.currency,"
            + " s.payment_due_days, a.payment_due_days as account_due, r.name as reseller,"
            + " concat_ws(', ', nullif(s.address_line1, ''), nullif(s.city, ''),"
            + " nullif(s.region, '')) as address, "
            + KeptCredit.of("a.id")
            + " as credit"
            + " from subscriber s left join billing_account a on a.tenant_id = s.tenant_id"
            + " and a.subscriber_id = s.id left join reseller r on r.tenant_id = s.tenant_id"
            + " and r.id = s.reseller_id where s.tenant_id = :tenant and s.id = :subscriber")
        .with("subscriber", id)
        .first(row -> contact(visit, row))
        .orElseGet(() -> new Fact.Group(List.of()));
  }

  private static Fact.Group contact(Visit visit, Row row) {
    Formats formats = visit.formats();
    Integer due = row.integer("account_due");
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(visit.say("contact.phone"), formats.orNone(row.text("phone"))));
    facts.add(Fact.of(visit.say("contact.email"), formats.orNone(row.text("email"))));
    facts.add(Fact.of(visit.say("contact.address"), formats.orNone(row.text("address"))));
    if (!row.text("preferred_contact_method").isEmpty()) {
      facts.add(Fact.of(
          visit.say("contact.prefers"),
          visit.name("channel", row.text("preferred_contact_method"))));
    }
    if (due != null) {
      facts.add(Fact.of(visit.say("contact.due_days"), visit.say("contact.due_in", due)));
    }
    Currency currency = Currency.getInstance(row.text("currency"));
    facts.add(Fact.of(visit.say("contact.credit"), formats.money(row.number("credit"), currency)));
    String reseller = row.text("reseller");
    facts.add(Fact.of(
        visit.say("contact.reseller"),
        reseller.isEmpty() ? visit.say("contact.direct") : reseller));
    return new Fact.Group(List.copyOf(facts));
  }
}
