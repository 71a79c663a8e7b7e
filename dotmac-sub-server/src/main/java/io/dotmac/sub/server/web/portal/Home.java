package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.KeptCredit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.data.UsageChart;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** The first page of a customer: what is due, whether the line works, what was used. */
final class Home {
  private static final String SQL = """
      select s.first_name, s.currency, s.address_line1, s.city, line.name as plan,
        line.down_kbps, line.up_kbps, line.next_bill_on, line.status as service_status,
        open_bill.id as bill, open_bill.issued_on, open_bill.due_on,
        coalesce(money.balance, 0) as balance, coalesce(money.bills, 0) as bills,
        coalesce(money.overdue, 0) as overdue,
        %s as credit,
        (select min(o.started_at) from radius_session_open o where o.tenant_id = :tenant
          and o.subscriber_id = s.id) as started_at,
        (select max(r.ended_at) from radius_accounting_session r where r.tenant_id = :tenant
          and r.subscription_id = line.id) as ended_at,
        (select l.reason from service_lock l where l.tenant_id = :tenant
          and l.subscription_id = line.id and l.released_at is null and l.effect <> 'throttle'
          order by l.reason <> 'overdue' limit 1) as locked,
        (select l.reason from service_lock l where l.tenant_id = :tenant
          and l.subscription_id = line.id and l.released_at is null and l.effect = 'throttle'
          order by l.reason <> 'overdue' limit 1) as slowed,
        (select k.due_on + (select p.day_offset from policy_dunning_step p
            where p.tenant_id = :tenant and p.policy_set_id = k.policy_set_id
            order by p.day_offset offset k.steps_done limit 1)
          from dunning_case k where k.tenant_id = :tenant and k.account_id = money.account_id
            and k.status = 'open') as step_on
      from subscriber s
      left join lateral (select u.id, u.status, u.next_bill_on, o.name, o.down_kbps, o.up_kbps
        from subscription u join catalog_offer o on o.tenant_id = u.tenant_id
          and o.id = u.offer_id
        where u.tenant_id = :tenant and u.subscriber_id = s.id
          and u.status in ('pending', 'active', 'suspended')
        order by u.status, u.subscription_number limit 1) line on true
      left join lateral (select a.id as account_id, sum(i.balance_due_minor) as balance,
          sum(i.balance_due_minor) filter (where i.due_on < :today) as overdue,
          count(i.id) as bills
        from billing_account a left join invoice i on i.tenant_id = a.tenant_id
          and i.account_id = a.id and i.status in ('issued', 'partially_paid', 'overdue')
        where a.tenant_id = :tenant and a.subscriber_id = s.id group by a.id) money on true
      left join lateral (select i.id, i.issued_on, i.due_on from invoice i
        where i.tenant_id = :tenant and i.account_id = money.account_id
          and i.status in ('issued', 'partially_paid', 'overdue')
        order by i.due_on limit 1) open_bill on true
      where s.tenant_id = :tenant and s.id = :subscriber
      """.formatted(KeptCredit.of("money.account_id"));

  private final Visit visit;
  private final Formats formats;
  private final UUID subscriber;

  private Home(Visit visit, UUID subscriber) {
    this.visit = visit;
    this.formats = visit.formats();
    this.subscriber = subscriber;
  }

  static PortalPages.Home page(Visit visit, UUID subscriber) {
    Home home = new Home(visit, subscriber);
    return visit
        .query(SQL)
        .with("subscriber", subscriber)
        .first(home::page)
        .orElseThrow(() -> Problem.notFound("subscriber", subscriber));
  }

  private PortalPages.Home page(Row row) {
    UsageChart usage = UsageChart.of(visit, subscriber, 14);
    UsageChart.Day today = usage.days().get(usage.days().size() - 1);
    String plan = row.text("plan");
    String address = row.text("address_line1");
    String where = row.text("city").isEmpty() || address.isEmpty()
        ? address
        : address + ", " + row.text("city");
    return new PortalPages.Home(
        visit.say(greeting(), row.text("first_name")),
        plan.isEmpty() || where.isEmpty() ? plan + where : visit.say("portal.place", plan, where),
        due(row),
        new LineState(visit, row).line(),
        List.of(
            quick("/portal/invoices", "receipt", "portal.quick_bills"),
            quick("/portal/payments", "cash", "portal.quick_payments"),
            quick("/portal/usage", "activity", "portal.quick_usage"),
            quick("/portal/subscriptions", "package", "portal.quick_plan")),
        visit.say("portal.today", formats.bytes(today.down() + today.up())),
        usage.total(visit, "p-use"),
        Cycles.of(visit, subscriber),
        Rows.of(Bills.latest(visit, subscriber, 4, 0)),
        updates(),
        Rows.of(Orders.open(visit, subscriber)));
  }

  private String greeting() {
    int hour = visit.tx().now().atZone(formats.zone()).getHour();
    return hour < 12 ? "portal.morning" : hour < 18 ? "portal.afternoon" : "portal.evening";
  }

  private PortalPages.Quick quick(String href, String icon, String key) {
    return new PortalPages.Quick(href, icon, visit.say(key), visit.say(key + "_text"));
  }

  private PortalPages.Due due(Row row) {
    Currency currency = Currency.getInstance(row.text("currency"));
    long balance = row.number("balance");
    LocalDate next = row.dateOrNull("next_bill_on");
    if (balance == 0) {
      String words = next == null
          ? visit.say("portal.nothing_due")
          : visit.say("portal.next_bill", formats.dayMonthInFull(next));
      long credit = row.number("credit");
      String kept =
          credit > 0 ? " " + visit.say("portal.credit", formats.money(credit, currency)) : "";
      return new PortalPages.Due(
          "paid",
          visit.say("portal.all_paid"),
          formats.money(0, currency),
          words + kept,
          List.of(new Link("/portal/invoices", visit.say("portal.see_bills"))));
    }
    boolean one = row.number("bills") == 1;
    return new PortalPages.Due(
        "",
        visit.say("portal.amount_due"),
        formats.money(balance, currency),
        words(row),
        List.of(
            new Link("/portal/pay", visit.say("portal.pay_now")),
            one
                ? new Link("/portal/invoices/" + row.id("bill"), visit.say("portal.see_bill"))
                : new Link("/portal/invoices", visit.say("portal.see_bills"))));
  }

  private String words(Row row) {
    LocalDate due = row.date("due_on");
    boolean late = due.isBefore(visit.tx().today());
    String bill = visit.say(
        late ? "portal.was_due" : "portal.due_on",
        formats.monthName(row.date("issued_on")),
        formats.dayMonthInFull(due));
    LocalDate step = row.dateOrNull("step_on");
    if (row.text("locked").equals("overdue")) {
      return bill + " " + visit.say("portal.pay_to_restore", overdue(row));
    }
    if (row.text("slowed").equals("overdue")) {
      return bill + " " + visit.say("portal.pay_to_speed_up", overdue(row));
    }
    return late && step != null && !step.isBefore(visit.tx().today())
        ? bill + " " + visit.say("portal.pay_to_keep", formats.dayMonthInFull(step))
        : bill;
  }

  /** What lifts the locks of unpaid bills: the balance may hold bills that are not due yet. */
  private String overdue(Row row) {
    Currency currency = Currency.getInstance(row.text("currency"));
    return formats.money(row.number("overdue"), currency);
  }

  private List<Feed> updates() {
    return visit
        .query("select e.event_type, e.occurred_at, p.amount_minor, p.currency, p.method_type,"
            + " e.payload ->> 'effect' as effect, i.issued_on, i.total_minor,"
            + " i.currency as invoice_currency"
            + " from event_store e left join payment p on p.tenant_id = e.tenant_id"
            + " and e.event_type = 'payment.received'"
            + " and p.id::text = e.payload ->> 'payment'"
            + " left join invoice i on i.tenant_id = e.tenant_id and i.id = e.invoice_id"
            + " where e.tenant_id = :tenant and e.subscriber_id = :subscriber"
            + " and (p.id is not null"
            + " or (e.event_type = 'invoice.created' and i.id is not null)"
            + " or e.event_type in ('enforcement_lock.created', 'enforcement_lock.resolved'))")
        .with("subscriber", subscriber)
        .then("order by e.seq desc limit 3")
        .list(this::update);
  }

  private Feed update(Row row) {
    Instant at = row.instant("occurred_at");
    String when = formats.dayMonth(formats.day(at));
    String iso = at.toString();
    return switch (row.text("event_type")) {
      case "payment.received" -> {
        Currency currency = Currency.getInstance(row.text("currency"));
        String amount = formats.money(row.number("amount_minor"), currency);
        String title = visit.say("portal.update_received", amount);
        String method = visit.name("method", row.text("method_type"));
        yield new Feed("good", "circle-check", title, method, when, iso, null);
      }
      case "invoice.created" -> {
        Currency currency = Currency.getInstance(row.text("invoice_currency"));
        String month = formats.month(row.date("issued_on"));
        String title = visit.say("portal.update_bill", month);
        String amount = formats.money(row.number("total_minor"), currency);
        yield new Feed("info", "receipt", title, amount, when, iso, null);
      }
      case "enforcement_lock.created" -> {
        boolean slowed = row.text("effect").equals("throttle");
        yield slowed
            ? new Feed("warn", "gauge", visit.say("portal.update_slowed"), "", when, iso, null)
            : new Feed("warn", "lock", visit.say("portal.update_suspended"), "", when, iso, null);
      }
      default ->
        new Feed("good", "lock-open", visit.say("portal.update_restored"), "", when, iso, null);
    };
  }
}
