package io.dotmac.sub.server.web.admin.subscriber;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.security.Authentication;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.DunningCases;
import io.dotmac.sub.server.web.data.Mrr;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands above every tab of a subscriber: one statement, and one for the open case. */
final class SubscriberHead {
  private static final String SQL = Mrr.TODAY + """
          select s.subscriber_number, s.status, s.currency, s.account_start_on,
            coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name) as name,
            concat_ws(', ', nullif(s.address_line1, ''), nullif(s.city, '')) as address,
            (select min(o.service_type) from subscription u join catalog_offer o
              on o.tenant_id = u.tenant_id and o.id = u.offer_id
              where u.tenant_id = :tenant and u.subscriber_id = s.id) as category,
            (select count(*) from subscription u where u.tenant_id = :tenant
              and u.subscriber_id = s.id) as services,
            (select count(*) from subscription u where u.tenant_id = :tenant
              and u.subscriber_id = s.id and u.status in ('active', 'suspended')) as live,
            (select min(u.next_bill_on) from subscription u where u.tenant_id = :tenant
              and u.subscriber_id = s.id and u.status in ('active', 'suspended')) as next_bill,
            (select coalesce(sum(w.minor), 0) from worth w where w.subscriber_id = s.id) as monthly,
            coalesce(m.balance, 0) as balance, coalesce(m.overdue, 0) as overdue,
            m.oldest, m.invoices, coalesce(m.paid, 0) as paid,
            on_line.started_at, last_line.ended_at,
            exists (select from service_lock l join subscription u on u.tenant_id = l.tenant_id
                and u.id = l.subscription_id where l.tenant_id = :tenant
                and u.subscriber_id = s.id and l.released_at is null
                and l.reason = 'overdue' and l.effect <> 'throttle') as cut_off
          from subscriber s
          left join lateral (
            select sum(i.balance_due_minor) filter (where i.status in
                ('issued', 'partially_paid', 'overdue')) as balance,
              sum(i.balance_due_minor) filter (where i.due_on < :today and i.status in
                ('issued', 'partially_paid', 'overdue')) as overdue,
              min(i.due_on) filter (where i.status in
                ('issued', 'partially_paid', 'overdue')) as oldest,
              count(*) filter (where i.status <> 'draft') as invoices, sum(i.paid_minor) as paid
            from billing_account a join invoice i on i.tenant_id = a.tenant_id
              and i.account_id = a.id
            where a.tenant_id = :tenant and a.subscriber_id = s.id) m on true
          left join lateral (select min(o.started_at) as started_at from radius_session_open o
            where o.tenant_id = :tenant and o.subscriber_id = s.id) on_line on true
          left join lateral (select max(r.ended_at) as ended_at from radius_accounting_session r
            join subscription u on u.tenant_id = :tenant and u.id = r.subscription_id
            where r.tenant_id = :tenant and u.subscriber_id = s.id) last_line on true
          where s.tenant_id = :tenant and s.id = :subscriber
          """;

  private final Visit visit;
  private final Formats formats;
  private final UUID subscriber;
  private final String tab;

  private SubscriberHead(Visit visit, UUID subscriber, String tab) {
    this.visit = visit;
    this.formats = visit.formats();
    this.subscriber = subscriber;
    this.tab = tab;
  }

  /** The head for the page of {@code tab}; 404 when there is no such subscriber. */
  static SubscriberPage.Head of(Visit visit, UUID subscriber, String tab, String data) {
    SubscriberHead head = new SubscriberHead(visit, subscriber, tab);
    return visit
        .query(SQL)
        .with("subscriber", subscriber)
        .first(row -> head.read(row, data))
        .orElseThrow(() -> Problem.notFound("subscriber", subscriber));
  }

  private SubscriberPage.Head read(Row row, String data) {
    String status = row.text("status");
    Currency currency = Currency.getInstance(row.text("currency"));
    LocalDate oldest = row.dateOrNull("oldest");
    boolean overdue = oldest != null && oldest.isBefore(visit.tx().today());
    String name = row.text("name");
    String base = "/admin/subscribers/" + subscriber;
    boolean active = status.equals("active") || status.equals("delinquent");
    return new SubscriberPage.Head(
        name,
        Person.initials(name),
        row.text("subscriber_number"),
        new Labels(visit).subscriber(status, overdue),
        notes(row),
        visit.tx().caller().may(Authentication.IMPERSONATE)
            ? "/admin/impersonate/" + subscriber
            : "",
        active && row.number("live") > 0 ? base + "/suspend" : "",
        status.equals("suspended") ? base + "/restore" : "",
        "/admin/billing/payments/new?subscriber=" + subscriber,
        alert(row, currency).orElse(null),
        strip(row, currency, overdue, data),
        tabs(base, row.number("services")));
  }

  private List<String> notes(Row row) {
    List<String> notes = new ArrayList<>();
    if (!row.text("category").isEmpty()) {
      notes.add(visit.name("service_type", row.text("category")));
    }
    if (!row.text("address").isEmpty()) {
      notes.add(row.text("address"));
    }
    LocalDate since = row.date("account_start_on");
    notes.add(visit.say("subscriber.since_month", formats.monthYear(since)));
    return List.copyOf(notes);
  }

  private Optional<SubscriberPage.Alert> alert(Row row, Currency currency) {
    String owed = formats.money(row.number("overdue"), currency);
    Optional<DunningCases.Next> next = DunningCases.next(visit, subscriber);
    Link open =
        next.map(n -> new Link(n.href(), visit.say("dunning.open_case"))).orElse(null);
    if (row.flag("cut_off")) {
      return Optional.of(new SubscriberPage.Alert(
          visit.say("subscriber.alert_locked"),
          visit.say("subscriber.alert_locked_text", owed),
          open));
    }
    return next.filter(n -> !n.action().isEmpty())
        .map(n -> new SubscriberPage.Alert(
            visit.say("subscriber.alert_" + n.action(), formats.dateInFull(n.on())),
            visit.say("subscriber.alert_unless", owed),
            open));
  }

  private List<Documents.Cell> strip(Row row, Currency currency, boolean overdue, String data) {
    LocalDate oldest = row.dateOrNull("oldest");
    LocalDate nextBill = row.dateOrNull("next_bill");
    String age = overdue && oldest != null
        ? visit.say("subscriber.oldest", Formats.days(oldest, visit.tx().today()))
        : visit.say("subscriber.nothing_overdue");
    return List.of(
        new Documents.Cell(
            visit.say("subscriber.strip_balance"),
            formats.money(row.number("balance"), currency),
            overdue ? "dn" : "",
            age,
            false),
        Documents.Cell.of(
            visit.say("subscriber.monthly"),
            formats.money(row.number("monthly"), currency),
            visit.say("subscriber.before_tax")),
        Documents.Cell.of(
            visit.say("subscriber.next_invoice"),
            nextBill == null ? formats.orNone("") : formats.date(nextBill),
            visit.say("subscriber.next_note")),
        line(row.instantOrNull("started_at"), row.instantOrNull("ended_at")),
        Documents.Cell.of(
            visit.say("subscriber.data_cycle"), data, visit.say("subscriber.data_note")),
        Documents.Cell.of(
            visit.say("subscriber.paid_to_date"),
            formats.money(row.number("paid"), currency),
            visit.say("subscriber.paid_invoices", row.number("invoices"))));
  }

  private Documents.Cell line(@Nullable Instant started, @Nullable Instant ended) {
    String label = visit.say("subscriber.line");
    if (started != null) {
      Instant now = visit.tx().now();
      Duration length = now.isBefore(started) ? Duration.ZERO : Duration.between(started, now);
      return new Documents.Cell(
          label,
          formats.durationInWords(length),
          "",
          visit.say("subscriber.line_since", formats.shortMoment(started)),
          true);
    }
    return Documents.Cell.of(
        label,
        visit.say("subscriber.line_offline"),
        ended == null
            ? visit.say("subscriber.line_never")
            : visit.say("subscriber.line_last", formats.shortMoment(ended)));
  }

  private List<SubscriberPage.Tab> tabs(String base, long services) {
    return List.of(
        tab(base, "", visit.say("subscriber.tab_overview")),
        tab(base, "services", visit.say("subscriber.tab_services", services)),
        tab(base, "billing", visit.say("subscriber.tab_billing")),
        tab(base, "ledger", visit.say("subscriber.tab_ledger")),
        tab(base, "sessions", visit.say("subscriber.tab_sessions")),
        tab(base, "messages", visit.say("subscriber.tab_messages")),
        tab(base, "timeline", visit.say("subscriber.tab_timeline")));
  }

  private SubscriberPage.Tab tab(String base, String name, String label) {
    String href = name.isEmpty() ? base : base + "/" + name;
    return new SubscriberPage.Tab(href, label, name.equals(tab));
  }
}
