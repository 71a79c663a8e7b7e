package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The lists about access: who asks, with which profiles, what was refused and enforced. */
public final class NetworkPages {
  static final String CLIENTS = "/admin/network/clients";
  static final String PROFILES = "/admin/network/profiles";
  static final String REFUSED = "/admin/network/refused";
  static final String ENFORCED = "/admin/network/enforcement";
  static final String POOLS = "/admin/network/pools";

  /** What access servers were asked. */
  public static final String COA = "/admin/network/coa";

  /** How much data is carried. */
  public static final String USAGE = "/admin/network/usage";

  private static final Duration DAY = Duration.ofHours(24);

  private NetworkPages() {}

  static Sheets.Page clients(Visit visit) {
    Formats formats = visit.formats();
    long total = visit
        .query("select count(*) from radius_client where tenant_id = :tenant")
        .number();
    List<Sheets.Row> rows = visit
        .query("""
            select c.id, c.client_ip, c.is_active, coalesce(n.name, c.client_ip) as name,
              coalesce(n.vendor, 'other') as vendor, t.first_packet_at, t.last_packet_at,
              t.access_requests, t.rejects, t.drops,
              (select count(*) from radius_session_open s
                where s.tenant_id = c.tenant_id and s.radius_client_id = c.id) as online
            from radius_client c
            left join nas_device n on n.tenant_id = c.tenant_id and n.id = c.nas_device_id
            left join radius_client_traffic t
              on t.tenant_id = c.tenant_id and t.radius_client_id = c.id
            where c.tenant_id = :tenant
            """)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by c.is_active desc, 4, c.id limit :limit offset :offset")
        .list(row -> client(visit, row));
    return page(
        visit,
        "nas.title",
        visit.say("nas.count", total, "", formats.count(total)),
        CLIENTS,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("nas.name")),
                Head.words(visit.say("nas.address")),
                Head.words(visit.say("nas.vendor")),
                Head.words(visit.say("nas.condition")),
                Head.words(visit.say("nas.last_packet")),
                Head.figures(visit.say("nas.sessions")),
                Head.figures(visit.say("nas.logins")),
                Head.figures(visit.say("nas.refused")),
                Head.figures(visit.say("nas.dropped"))),
            rows,
            visit.say("nas.empty")),
        total);
  }

  private static Sheets.Row client(Visit visit, Row row) {
    Formats formats = visit.formats();
    Instant last = row.instantOrNull("last_packet_at");
    return Sheets.Row.of(
        Cell.link(row.text("name"), CLIENTS + "/" + row.id("id")),
        Cell.words(row.text("client_ip")),
        Cell.words(visit.name("nas_vendor", row.text("vendor"))),
        Cell.words(ClientPage.light(visit, row).label()),
        Cell.words(
            last == null ? formats.orNone("") : formats.ago(last, visit.tx().today())),
        Cell.figure(formats.count(row.number("online"))),
        Cell.figure(formats.count(row.number("access_requests"))),
        Cell.figure(formats.count(row.number("rejects"))),
        Cell.figure(formats.count(row.number("drops"))));
  }

  static Sheets.Page profiles(Visit visit) {
    Formats formats = visit.formats();
    long total = visit
        .query("select count(*) from radius_profile where tenant_id = :tenant")
        .number();
    List<Sheets.Row> rows = visit
        .query("""
            select p.name, p.connection_type, p.down_kbps, p.up_kbps, p.ip_pool_name,
              p.simultaneous_use, p.is_active,
              (select count(*) from radius_attribute a
                where a.tenant_id = p.tenant_id and a.profile_id = p.id) as extra,
              (select string_agg(o.name, ', ' order by o.name) from offer_radius_profile x
                join catalog_offer o on o.tenant_id = x.tenant_id and o.id = x.offer_id
                where x.tenant_id = p.tenant_id and x.profile_id = p.id) as offers
            from radius_profile p where p.tenant_id = :tenant
            """)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by p.is_active desc, p.name, p.id limit :limit offset :offset")
        .list(row -> Sheets.Row.of(
            Cell.words(row.text("name")),
            Cell.words(formats.orNone(row.text("connection_type"))),
            Cell.words(formats.speed(row.number("down_kbps"), row.number("up_kbps"))),
            Cell.words(formats.orNone(row.text("ip_pool_name"))),
            Cell.figure(formats.orNone(row.text("simultaneous_use"))),
            Cell.figure(formats.count(row.number("extra"))),
            Cell.words(formats.orNone(row.text("offers")))));
    return page(
        visit,
        "nas.profiles",
        visit.say("nas.profiles_text"),
        PROFILES,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("nas.name")),
                Head.words(visit.say("nas.connection")),
                Head.words(visit.say("offer.speed")),
                Head.words(visit.say("nas.pool")),
                Head.figures(visit.say("nas.at_once")),
                Head.figures(visit.say("nas.attributes")),
                Head.words(visit.say("nas.offers"))),
            rows,
            visit.say("nas.no_profiles")),
        total);
  }

  static Sheets.Page refused(Visit visit) {
    Formats formats = visit.formats();
    Instant since = visit.tx().now().minus(DAY);
    List<Sheets.Row> reasons = visit
        .query("select l.reason, count(*) as count, count(distinct l.username) as users,"
            + " max(l.occurred_at) as last from radius_auth_log l"
            + " where l.tenant_id = :tenant and l.occurred_at >= :since")
        .with("since", since)
        .then("group by l.reason order by 2 desc, 1")
        .list(row -> Sheets.Row.of(
            Cell.words(visit.name("reject", row.text("reason"))),
            Cell.figure(formats.count(row.number("count"))),
            Cell.figure(formats.count(row.number("users"))),
            Cell.words(formats.ago(row.instant("last"), visit.tx().today()))));
    long total = visit
        .query("select count(*) from radius_auth_log l"
            + " where l.tenant_id = :tenant and l.occurred_at >= :since")
        .with("since", since)
        .number();
    Sheets.Page page = page(
        visit,
        "nas.refusals",
        visit.say("nas.refusals_text", total, "", formats.count(total)),
        REFUSED,
        Sheets.Table.stacked(
            visit.say("nas.by_reason"),
            List.of(
                Head.words(visit.say("nas.reason")),
                Head.figures(visit.say("nas.refused")),
                Head.figures(visit.say("nas.users")),
                Head.words(visit.say("nas.last"))),
            reasons,
            visit.say("nas.nobody_refused")),
        total);
    return with(page, refusals(visit, since));
  }

  private static Sheets.Table refusals(Visit visit, Instant since) {
    List<Sheets.Row> rows = visit
        .query("select l.occurred_at, l.username, l.reason, l.nas_key, l.calling_station_id,"
            + " l.subscriber_id from radius_auth_log l"
            + " where l.tenant_id = :tenant and l.occurred_at >= :since")
        .with("since", since)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by l.occurred_at desc, l.id limit :limit offset :offset")
        .list(row -> {
          UUID subscriber = row.idOrNull("subscriber_id");
          return Sheets.Row.of(
              Cell.words(visit.formats().moment(row.instant("occurred_at"))),
              subscriber == null
                  ? Cell.words(row.text("username"))
                  : Cell.link(row.text("username"), "/admin/subscribers/" + subscriber),
              Cell.words(visit.name("reject", row.text("reason"))),
              Cell.words(row.text("nas_key")),
              Cell.words(visit.formats().orNone(row.text("calling_station_id"))));
        });
    return Sheets.Table.stacked(
        visit.say("nas.latest"),
        List.of(
            Head.words(visit.say("nas.when")),
            Head.words(visit.say("session.login")),
            Head.words(visit.say("nas.reason")),
            Head.words(visit.say("session.nas")),
            Head.words(visit.say("nas.station"))),
        rows,
        visit.say("nas.nobody_refused"));
  }

  static Sheets.Page enforced(Visit visit) {
    Formats formats = visit.formats();
    long total = visit
        .query("select count(*) from enforcement_intent where tenant_id = :tenant")
        .number();
    List<Sheets.Row> rows = visit
        .query("select i.requested_at, i.status, i.desired, i.reason, i.error, i.attempts,"
            + " i.evidence::text as evidence, u.subscription_number, u.subscriber_id"
            + " from enforcement_intent i join subscription u"
            + " on u.tenant_id = i.tenant_id and u.id = i.subscription_id"
            + " where i.tenant_id = :tenant")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by i.requested_at desc, i.id limit :limit offset :offset")
        .list(row -> Sheets.Row.of(
            Cell.words(formats.moment(row.instant("requested_at"))),
            Cell.link(
                row.text("subscription_number"), "/admin/subscribers/" + row.id("subscriber_id")),
            Cell.words(visit.name("access_state", row.text("desired"))),
            Cell.words(visit.name("intent", row.text("status"))),
            Cell.figure(formats.count(row.number("attempts"))),
            Cell.words(answers(row))));
    return page(
        visit,
        "nas.enforcement",
        visit.say("nas.enforcement_text"),
        ENFORCED,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("nas.when")),
                Head.words(visit.say("nas.service")),
                Head.words(visit.say("nas.wanted")),
                Head.words(visit.say("nas.condition")),
                Head.figures(visit.say("nas.attempts")),
                Head.words(visit.say("nas.answers"))),
            rows,
            visit.say("nas.nothing_enforced")),
        total);
  }

  /** What the access servers said, such as "disconnect: ack". */
  private static String answers(Row row) {
    List<String> said = new ArrayList<>();
    WireJson.tree(row.text("evidence"))
        .forEach(one -> said.add(
            one.path("action").asText() + ": " + one.path("answer").asText().replace('_', ' ')));
    return said.isEmpty() ? row.text("error") : String.join(", ", said);
  }

  /** The pages beside each other. */
  public static List<Sheets.Tab> tabs(Visit visit, String at) {
    List<Sheets.Tab> tabs = new ArrayList<>(List.of(
        tab(visit, CLIENTS, "nas.title", at),
        tab(visit, PROFILES, "nas.profiles", at),
        tab(visit, REFUSED, "nas.refusals", at),
        tab(visit, ENFORCED, "nas.enforcement", at),
        tab(visit, COA, "nas.coa", at),
        tab(visit, USAGE, "nas.usage", at),
        tab(visit, HotspotPages.BATCHES, "voucher.title", at),
        tab(visit, SyncPages.JOBS, "sync.title", at)));
    if (visit.tx().caller().may("network:ip:read")) {
      tabs.add(tab(visit, POOLS, "ip.title", at));
    }
    return List.copyOf(tabs);
  }

  /** A page of one table; {@code total} rows are there in all. */
  public static Sheets.Page page(
      Visit visit, String title, String summary, String at, Sheets.Table table, long total) {
    return new Sheets.Page(
        visit.say(title),
        summary,
        tabs(visit, at),
        actions(visit, at),
        at,
        Rows.of(List.of()),
        List.of(table),
        visit.pager(
            Math.min(Params.LIMIT, (int) Math.max(0, total - visit.params().offset())), total));
  }

  private static List<Link> actions(Visit visit, String at) {
    if (!visit.tx().caller().may("network:radius:write")) {
      return List.of();
    }
    switch (at) {
      case CLIENTS:
        return List.of(new Link(CLIENTS + "/new", visit.say("nas.add")));
      case HotspotPages.BATCHES:
        return List.of(new Link(HotspotPages.BATCHES + "/new", visit.say("voucher.add")));
      case SyncPages.JOBS:
        return List.of(new Link(SyncPages.JOBS + "/new", visit.say("sync.add")));
      default:
        return List.of();
    }
  }

  private static Sheets.Tab tab(Visit visit, String href, String label, String at) {
    return new Sheets.Tab(href, visit.say(label), href.equals(at));
  }

  private static Sheets.Page with(Sheets.Page page, Sheets.Table more) {
    List<Sheets.Table> tables = new ArrayList<>(page.tables());
    tables.add(more);
    return new Sheets.Page(
        page.title(),
        page.summary(),
        page.tabs(),
        page.actions(),
        page.action(),
        page.fields(),
        List.copyOf(tables),
        page.pager());
  }
}
