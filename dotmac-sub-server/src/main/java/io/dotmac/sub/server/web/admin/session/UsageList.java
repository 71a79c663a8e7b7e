package io.dotmac.sub.server.web.admin.session;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.network.NetworkPages;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.data.UsageChart;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.time.Duration;
import java.util.List;

/** How much data is carried, by whom, and whose allowance is nearly used up. */
final class UsageList {
  private static final int DAYS = 30;
  private static final Duration WEEK = Duration.ofDays(7);

  private UsageList() {}

  static SessionPages.Usage page(Visit visit) {
    UsageChart usage = UsageChart.of(visit, null, DAYS);
    return new SessionPages.Usage(
        visit.say("nas.usage"),
        visit.say("nas.usage_text"),
        NetworkPages.tabs(visit, NetworkPages.USAGE),
        usage.bars(visit, "n-use"),
        usage.foot(visit),
        NetworkPages.USAGE,
        Rows.of(List.of()),
        List.of(quotas(visit), most(visit)),
        null);
  }

  /** The services with an allowance, those first that have used most of it. */
  private static Sheets.Table quotas(Visit visit) {
    Formats formats = visit.formats();
    List<Sheets.Row> rows = visit
        .query("""
            select u.subscription_number, u.subscriber_id, o.name as plan, b.used_octets as used,
              b.included_octets + b.rollover_octets + b.topped_up_octets as included, b.period_end,
              coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name) as name
            from quota_bucket b
            join subscription u on u.tenant_id = b.tenant_id and u.id = b.subscription_id
            join subscriber s on s.tenant_id = u.tenant_id and s.id = u.subscriber_id
            join catalog_offer o on o.tenant_id = u.tenant_id and o.id = u.offer_id
            where b.tenant_id = :tenant and b.period_start <= :now and b.period_end > :now
              and b.included_octets is not null
            """)
        .then("order by b.used_octets::numeric"
            + " / greatest(1, b.included_octets + b.rollover_octets + b.topped_up_octets) desc,"
            + " u.subscription_number limit 25")
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), sessions(row)),
            Cell.words(row.text("plan")),
            Cell.figure(formats.bytes(row.number("used"))),
            Cell.figure(formats.bytes(row.number("included"))),
            Cell.figure(formats.percent(row.number("used"), row.number("included"))),
            Cell.words(formats.shortMoment(row.instant("period_end")))));
    return Sheets.Table.stacked(
        visit.say("nas.allowances"),
        List.of(
            Head.words(visit.say("session.subscriber")),
            Head.words(visit.say("nas.plan")),
            Head.figures(visit.say("nas.used")),
            Head.figures(visit.say("nas.included")),
            Head.figures(visit.say("nas.share")),
            Head.words(visit.say("nas.until"))),
        rows,
        visit.say("nas.no_allowances"));
  }

  /** Counted by sessions, of which there are far fewer than reports. */
  private static Sheets.Table most(Visit visit) {
    Formats formats = visit.formats();
    List<Sheets.Row> rows = visit
        .query("""
            select m.*, coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name)
              as name
            from (select r.subscriber_id, count(*) as sessions, sum(r.octets_out)::bigint as down,
                sum(r.octets_in)::bigint as up
              from radius_accounting_session r
              where r.tenant_id = :tenant and r.started_at >= :since
                and r.subscriber_id is not null
              group by r.subscriber_id order by sum(r.octets_out + r.octets_in) desc limit 25) m
            join subscriber s on s.tenant_id = :tenant and s.id = m.subscriber_id
            where true
            """)
        .with("since", visit.tx().now().minus(WEEK))
        .then("order by m.down + m.up desc, m.subscriber_id")
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), sessions(row)),
            Cell.figure(formats.count(row.number("sessions"))),
            Cell.figure(formats.bytes(row.number("down"))),
            Cell.figure(formats.bytes(row.number("up"))),
            Cell.figure(formats.bytes(row.number("down") + row.number("up")))));
    return Sheets.Table.stacked(
        visit.say("nas.most"),
        List.of(
            Head.words(visit.say("session.subscriber")),
            Head.figures(visit.say("session.title")),
            Head.figures(visit.say("usage.down")),
            Head.figures(visit.say("usage.up")),
            Head.figures(visit.say("nas.together"))),
        rows,
        visit.say("usage.none"));
  }

  private static String sessions(Row row) {
    return "/admin/subscribers/" + row.id("subscriber_id") + "/sessions";
  }
}
