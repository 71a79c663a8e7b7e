package io.dotmac.sub.server.web.admin.subscriber;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.ListPages;
import io.dotmac.sub.server.web.admin.Revenue;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Filters;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** The list of subscribers: two statements, whatever the number of rows. */
final class SubscriberList {
  private static final String FROM = " from subscriber s where s.tenant_id = :tenant";

  /** The details are looked up for the rows of the page only. */
  private static final String DETAILS = """
      select s.*, plan.name as plan, plan.more,
        coalesce(money.balance, 0) as balance, coalesce(money.overdue, 0) as overdue,
        exists (select from radius_session_open o
          where o.tenant_id = :tenant and o.subscriber_id = s.id) as online,
        exists (select from service_lock l join subscription u
            on u.tenant_id = l.tenant_id and u.id = l.subscription_id
          where l.tenant_id = :tenant and u.subscriber_id = s.id and l.released_at is null
            and l.effect <> 'throttle') as locked
      from page s
      left join lateral (
        select min(o.name) as name, count(*) - 1 as more
        from subscription u join catalog_offer o
          on o.tenant_id = u.tenant_id and o.id = u.offer_id
        where u.tenant_id = :tenant and u.subscriber_id = s.id
          and u.status in ('pending', 'active', 'suspended')
        having count(*) > 0) plan on true
      left join lateral (
        select sum(i.balance_due_minor) as balance,
          sum(i.balance_due_minor) filter (where i.due_on < :today) as overdue
        from billing_account a join invoice i
          on i.tenant_id = a.tenant_id and i.account_id = a.id
        where a.tenant_id = :tenant and a.subscriber_id = s.id
          and i.status in ('issued', 'partially_paid', 'overdue')) money on true
      order by s.subscriber_number
      """;

  private SubscriberList() {}

  static ListPages.Subscribers page(Visit visit) {
    long total = narrow(visit, "select count(*)" + FROM, "").number();
    List<ListPages.SubscriberRow> rows = narrow(
            visit,
            "with page as materialized (select s.id, s.subscriber_number, s.status, s.currency,"
                + " coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name)"
                + " as name, concat_ws(', ', nullif(s.address_line1, ''), nullif(s.city, ''))"
                + " as address, s.account_start_on"
                + FROM,
            " order by s.subscriber_number limit :limit offset :offset) " + DETAILS)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> row(visit, row));
    return new ListPages.Subscribers(
        visit.say("subscriber.count", total, "", visit.formats().count(total)),
        visit.filters(
            "subscriber.search",
            visit.select(
                "status",
                "subscriber.status",
                "status",
                List.of("active", "suspended", "delinquent", "canceled")),
            visit.select("line", "subscriber.line", "line", List.of("online", "offline")),
            money(visit)),
        rows,
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "subscriber"));
  }

  private static Filters.Select money(Visit visit) {
    return visit.select("owes", "subscriber.balance", "owes", List.of("overdue", "open"));
  }

  private static Query narrow(Visit visit, String sql, String tail) {
    Params params = visit.params();
    Query query = Query.of(visit.tx(), sql)
        .and("s.status = :status", "status", params.text("status"))
        .and(
            "lower(coalesce(s.display_name, '') || ' ' || s.first_name || ' ' || s.last_name"
                + " || ' ' || s.subscriber_number || ' ' || s.email || ' '"
                + " || coalesce(s.phone, '') || ' ' || coalesce(s.address_line1, '')) like :q"
                + " or exists (select from access_credential c where c.tenant_id = :tenant"
                + " and c.subscriber_id = s.id and lower(c.username) like :q)",
            "q",
            params.like());
    if (!params.text("left").isEmpty()) {
      query.and(Revenue.LEFT);
    }
    String online = "exists (select from radius_session_open o"
        + " where o.tenant_id = :tenant and o.subscriber_id = s.id)";
    if (params.text("line").equals("online")) {
      query.and(online);
    } else if (params.text("line").equals("offline")) {
      query.and("not " + online);
    }
    if (params.text("owes").equals("overdue") || params.text("owes").equals("open")) {
      String due = params.text("owes").equals("overdue") ? " and i.due_on < :today" : "";
      query.and("exists (select from billing_account a join invoice i on i.tenant_id = a.tenant_id"
          + " and i.account_id = a.id where a.tenant_id = :tenant and a.subscriber_id = s.id"
          + " and i.status in ('issued', 'partially_paid', 'overdue')"
          + due
          + ")");
    }
    return query.then(tail);
  }

  private static ListPages.SubscriberRow row(Visit visit, Row row) {
    Formats formats = visit.formats();
    Labels labels = new Labels(visit);
    boolean overdue = row.number("overdue") > 0;
    LocalDate since = row.date("account_start_on");
    String plan = row.text("plan");
    long more = row.number("more");
    return new ListPages.SubscriberRow(
        "/admin/subscribers/" + row.id("id"),
        row.text("name"),
        row.text("subscriber_number"),
        labels.subscriber(row.text("status"), overdue),
        more > 0 ? visit.say("subscriber.more_plans", plan, more) : plan,
        labels.line(row.flag("locked"), row.flag("online")),
        row.text("address"),
        formats.money(row.number("balance"), Currency.getInstance(row.text("currency"))),
        overdue,
        formats.monthYear(since));
  }
}
