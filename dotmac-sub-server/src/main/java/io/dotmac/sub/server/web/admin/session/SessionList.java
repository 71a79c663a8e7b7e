package io.dotmac.sub.server.web.admin.session;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.data.SessionRows;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of sessions: those online unless asked otherwise. */
final class SessionList {
  static final String PATH = "/admin/network/sessions";
  private static final String ONLINE = "online";
  private static final String ENDED = "ended";
  private static final String ALL = "all";

  /** Reports come every few minutes; from an older one nothing follows about now. */
  private static final Duration LATELY = Duration.ofHours(2);

  private static final String FROM = " from radius_accounting_session r"
      + " left join subscriber s on s.tenant_id = r.tenant_id and s.id = r.subscriber_id"
      + " left join nas_device n on n.tenant_id = r.tenant_id and n.id = r.nas_device_id"
      + " where r.tenant_id = :tenant";

  /** The rates are looked up for the rows of the page alone. */
  private static final String ROWS = "select x.*, v.last_in, v.last_out, v.seconds from ("
      + SessionRows.SELECT + ", r.id, r.is_open, r.subscription_id, r.nas_device_id" + FROM;

  private static final String RATES = " order by r.is_open desc, r.started_at desc, r.id"
      + " limit :limit offset :offset) x left join lateral (select"
      + " (array_agg(g.octets_in order by g.recorded_at desc))[1] as last_in,"
      + " (array_agg(g.octets_out order by g.recorded_at desc))[1] as last_out,"
      + " extract(epoch from max(g.recorded_at) - min(g.recorded_at))::bigint as seconds"
      + " from (select u.octets_in, u.octets_out, u.recorded_at from usage_record u"
      + " where x.is_open and u.tenant_id = :tenant and u.subscription_id = x.subscription_id"
      + " and u.session_id = x.id and u.recorded_at >= :lately"
      + " order by u.recorded_at desc limit 2) g) v on true"
      + " order by x.is_open desc, x.started_at desc, x.id";

  private SessionList() {}

  static SessionPages.Sessions page(Visit visit) {
    long online = visit
        .query("select count(*) from radius_session_open where tenant_id = :tenant")
        .number();
    long total = narrow(visit, "select count(*)" + FROM).number();
    boolean mayEnd = visit.tx().caller().may("network:radius:write");
    List<SessionPages.Session> rows = narrow(visit, ROWS)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .with("lately", visit.tx().now().minus(LATELY))
        .then(RATES)
        .list(row -> session(visit, row, mayEnd));
    return new SessionPages.Sessions(
        visit.say("session.count", online, "", visit.formats().count(online)),
        visit.filters("session.search", states(visit), servers(visit)),
        Rows.of(rows),
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "session"));
  }

  private static Query narrow(Visit visit, String sql) {
    Params params = visit.params();
    Query query = Query.of(visit.tx(), sql)
        .and(
            "lower(r.username || ' ' || coalesce(r.framed_ip, '') || ' '"
                + " || coalesce(r.framed_ipv6_prefix, '') || ' '"
                + " || coalesce(r.delegated_ipv6_prefix, '') || ' '"
                + " || coalesce(r.calling_station_id, '') || ' '"
                + " || coalesce(s.first_name || ' ' || s.last_name, '')) like :q",
            "q",
            params.like())
        .and("r.nas_device_id = :nas", "nas", params.id("nas").orElse(null));
    String state = params.text("state");
    if (state.equals(ALL)) {
      return query;
    }
    return query.and(state.equals(ENDED) ? "not r.is_open" : "r.is_open");
  }

  private static Filters.Select states(Visit visit) {
    String chosen = visit.params().text("state");
    String current = List.of(ENDED, ALL).contains(chosen) ? chosen : "";
    List<Filters.Option> options = List.of(
        new Filters.Option("", visit.name("session_state", ONLINE), current.isEmpty()),
        new Filters.Option(ENDED, visit.name("session_state", ENDED), current.equals(ENDED)),
        new Filters.Option(ALL, visit.say("list.all"), current.equals(ALL)));
    return new Filters.Select("state", visit.say("session.state"), options);
  }

  private static Filters.Select servers(Visit visit) {
    String chosen = visit.params().id("nas").map(UUID::toString).orElse("");
    List<Filters.Option> options = new ArrayList<>();
    String all = visit.say("session.nas") + ": "
        + visit.say("list.all").toLowerCase(visit.words().locale());
    options.add(new Filters.Option("", all, chosen.isEmpty()));
    options.addAll(visit
        .query("select id, name from nas_device where tenant_id = :tenant and is_active")
        .then("order by lower(name), id limit 200")
        .list(row -> new Filters.Option(
            row.id("id").toString(), row.text("name"), row.id("id").toString().equals(chosen))));
    return new Filters.Select("nas", visit.say("session.nas"), List.copyOf(options));
  }

  private static SessionPages.Session session(Visit visit, Row row, boolean mayEnd) {
    Formats formats = visit.formats();
    UUID subscriber = row.idOrNull("subscriber_id");
    UUID server = row.idOrNull("nas_device_id");
    boolean online = row.flag("is_open");
    return new SessionPages.Session(
        subscriber == null ? visit.say("session.unknown") : row.text("name"),
        subscriber == null ? PATH : "/admin/subscribers/" + subscriber,
        row.text("username"),
        formats.shortMoment(row.instant("started_at")),
        formats.duration(SessionRows.length(visit, row)),
        // What the NAS sent out is what the subscriber received.
        formats.bytes(row.number("octets_out")),
        formats.bytes(row.number("octets_in")),
        rate(formats, row),
        row.text("framed_ip"),
        row.text("nas"),
        server == null ? PATH : PATH + "?nas=" + server,
        online,
        SessionRows.ended(visit, row),
        end(visit, row.id("id"), online && mayEnd));
  }

  /** Of what came between the last two reports, if the session is up and has made two. */
  private static String rate(Formats formats, Row row) {
    long seconds = row.number("seconds");
    return seconds <= 0
        ? ""
        : formats.rates(
            kbps(row.number("last_out"), seconds), kbps(row.number("last_in"), seconds));
  }

  /** Rounded: what was counted over minutes is no more exact. */
  private static long kbps(long octets, long seconds) {
    long kbps = octets * 8 / 1_000 / seconds;
    long step = kbps < 1_000 ? 1 : kbps < 10_000 ? 10 : 100;
    return kbps / step * step;
  }

  private static @Nullable Link end(Visit visit, UUID session, boolean mayEnd) {
    return mayEnd ? new Link(PATH + "/" + session + "/disconnect", visit.say("session.end")) : null;
  }
}
