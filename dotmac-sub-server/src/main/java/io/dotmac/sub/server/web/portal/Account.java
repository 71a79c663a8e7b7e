package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Mrr;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.data.SessionRows;
import io.dotmac.sub.server.web.data.UsageChart;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A customer's services, data use and details. */
final class Account {
  private Account() {}

  static PortalPages.Plans plans(Visit visit, UUID subscriber) {
    List<PortalPages.Plan> plans = visit
        .query(Mrr.TODAY + """
                    select u.subscription_number, u.status, u.contract_term, u.contract_end_on,
                      u.start_on, u.next_bill_on, u.currency, o.name, o.down_kbps, o.up_kbps,
                      coalesce(w.minor, 0) as monthly,
                      (select c.username from access_credential c where c.tenant_id = :tenant
                        and c.subscription_id = u.id and c.is_active
                        order by c.id limit 1) as username,
                      (select l.reason from service_lock l where l.tenant_id = :tenant
                        and l.subscription_id = u.id and l.released_at is null
                        and l.effect <> 'throttle' limit 1) as locked
                    from subscription u join catalog_offer o on o.tenant_id = u.tenant_id
                      and o.id = u.offer_id
                    left join worth w on w.subscription_id = u.id
                    where u.tenant_id = :tenant and u.subscriber_id = :subscriber
                    """)
        .with("subscriber", subscriber)
        .then("order by u.status = 'canceled', u.subscription_number")
        .list(row -> plan(visit, row));
    return new PortalPages.Plans(visit.say("portal.plan_text", plans.size()), plans);
  }

  private static PortalPages.Plan plan(Visit visit, Row row) {
    Formats formats = visit.formats();
    Currency currency = Currency.getInstance(row.text("currency"));
    List<PortalPages.Figure> figures = new ArrayList<>();
    if (row.number("down_kbps") > 0) {
      figures.add(new PortalPages.Figure(
          formats.rate(row.number("down_kbps")), visit.say("portal.download")));
      figures.add(
          new PortalPages.Figure(formats.rate(row.number("up_kbps")), visit.say("portal.upload")));
    }
    figures.add(new PortalPages.Figure(
        formats.money(row.number("monthly"), currency), visit.say("portal.monthly")));
    String locked = row.text("locked");
    return new PortalPages.Plan(
        row.text("name"),
        new Labels(visit).subscription(row.text("status")),
        locked.isEmpty() ? "" : visit.name("lock", locked),
        List.copyOf(figures),
        facts(visit, row));
  }

  private static List<Fact> facts(Visit visit, Row row) {
    Formats formats = visit.formats();
    LocalDate end = row.dateOrNull("contract_end_on");
    LocalDate next = row.dateOrNull("next_bill_on");
    LocalDate start = row.dateOrNull("start_on");
    String term = visit.name("term", row.text("contract_term"));
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.mono(visit.say("portal.service_number"), row.text("subscription_number")));
    facts.add(Fact.of(
        visit.say("service.contract"),
        end == null ? term : visit.say("service.until", term, formats.date(end))));
    if (start != null) {
      facts.add(Fact.of(visit.say("service.started"), formats.date(start)));
    }
    if (next != null) {
      facts.add(Fact.of(visit.say("subscriber.next_invoice"), formats.date(next)));
    }
    if (!row.text("username").isEmpty()) {
      facts.add(Fact.mono(visit.say("service.login"), row.text("username")));
    }
    return List.copyOf(facts);
  }

  static PortalPages.Usage usage(Visit visit, UUID subscriber) {
    UsageChart usage = UsageChart.of(visit, subscriber, 30);
    return new PortalPages.Usage(
        usage.foot(visit),
        Allowances.of(visit, subscriber),
        usage.bars(visit, "u-use"),
        Documents.Sessions.of(SessionRows.of(visit, subscriber, 50)));
  }

  static PortalPages.Account details(Visit visit, UUID subscriber) {
    return visit
        .query(
            "select s.*, coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name)"
                + " as name, concat_ws(', ', nullif(s.address_line1, ''), nullif(s.city, ''),"
                + " nullif(s.region, '')) as address from subscriber s"
                + " where s.tenant_id = :tenant and s.id = :subscriber")
        .with("subscriber", subscriber)
        .first(row -> details(visit, row))
        .orElseThrow(() -> Problem.notFound("subscriber", subscriber));
  }

  private static PortalPages.Account details(Visit visit, Row row) {
    Formats formats = visit.formats();
    return new PortalPages.Account(
        visit.say("portal.account_text", row.text("subscriber_number")),
        new Fact.Group(List.of(
            Fact.of(visit.say("subscriber.name"), row.text("name")),
            Fact.of(visit.say("contact.email"), formats.orNone(row.text("email"))),
            Fact.of(visit.say("contact.phone"), formats.orNone(row.text("phone"))),
            Fact.of(visit.say("contact.address"), formats.orNone(row.text("address"))))),
        new Fact.Group(List.of(
            Fact.mono(visit.say("invoice.account"), row.text("account_number")),
            Fact.of(visit.say("contact.currency"), row.text("currency")),
            Fact.of(visit.say("subscriber.since"), formats.date(row.date("account_start_on"))))));
  }
}
