package io.dotmac.sub.server.web.admin.subscriber;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.data.SessionRows;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The line of a subscriber: what is up, why the last login failed, which addresses it had. */
final class LinePanel {
  private static final Duration REFUSALS = Duration.ofDays(30);
  private static final Duration ADDRESSES = Duration.ofDays(90);

  private LinePanel() {}

  static Rows<SubscriberPage.Live> live(Visit visit, UUID subscriber) {
    return Rows.of(visit
        .query("select r.id, r.username, r.started_at, r.ended_at, r.octets_in, r.octets_out,"
            + " r.framed_ip, r.framed_ipv6_prefix, r.delegated_ipv6_prefix, r.last_update_at,"
            + " r.calling_station_id, r.nas_port_id, coalesce(n.name, r.nas_key) as nas"
            + " from radius_session_open r left join nas_device n on n.tenant_id = r.tenant_id"
            + " and n.id = r.nas_device_id where r.tenant_id = :tenant"
            + " and r.subscriber_id = :subscriber")
        .with("subscriber", subscriber)
        .then("order by r.started_at desc limit 10")
        .list(row -> live(visit, row)));
  }

  private static SubscriberPage.Live live(Visit visit, Row row) {
    Formats formats = visit.formats();
    String prefix = row.text("delegated_ipv6_prefix").isEmpty()
        ? row.text("framed_ipv6_prefix")
        : row.text("delegated_ipv6_prefix");
    Link end = visit.tx().caller().may("network:radius:write")
        ? new Link(
            "/admin/network/sessions/" + row.id("id") + "/disconnect?from=subscriber",
            visit.say("session.end"))
        : null;
    return new SubscriberPage.Live(
        row.text("username"),
        visit.say(
            "session.since",
            formats.shortMoment(row.instant("started_at")),
            formats.duration(SessionRows.length(visit, row))),
        List.of(
            new Fact.Group(List.of(
                Fact.mono(visit.say("session.address"), formats.orNone(row.text("framed_ip"))),
                Fact.mono(visit.say("service.ipv6"), formats.orNone(prefix)),
                Fact.mono(
                    visit.say("nas.station"), formats.orNone(row.text("calling_station_id"))))),
            new Fact.Group(List.of(
                Fact.of(visit.say("session.nas"), row.text("nas")),
                Fact.mono(visit.say("session.port"), formats.orNone(row.text("nas_port_id"))),
                Fact.of(
                    visit.say("session.heard"),
                    formats.ago(row.instant("last_update_at"), visit.tx().today())))),
            new Fact.Group(List.of(
                Fact.of(visit.say("usage.down"), formats.bytes(row.number("octets_out"))),
                Fact.of(visit.say("usage.up"), formats.bytes(row.number("octets_in")))))),
        end);
  }

  static SubscriberPage.@Nullable Refused refused(Visit visit, UUID subscriber) {
    return visit
        .query("select l.reason, l.username, l.occurred_at, l.nas_key from radius_auth_log l"
            + " where l.tenant_id = :tenant and l.occurred_at >= :from"
            + " and (l.subscriber_id = :subscriber or l.username in (select c.username"
            + " from access_credential c where c.tenant_id = :tenant"
            + " and c.subscriber_id = :subscriber))")
        .with("subscriber", subscriber)
        .with("from", visit.tx().now().minus(REFUSALS))
        .then("order by l.occurred_at desc limit 1")
        .first(row -> refused(visit, row))
        .orElse(null);
  }

  private static SubscriberPage.Refused refused(Visit visit, Row row) {
    Instant at = row.instant("occurred_at");
    return new SubscriberPage.Refused(
        visit.name("reject", row.text("reason")),
        visit.say("reject.on", row.text("username"), row.text("nas_key")),
        visit.formats().shortMoment(at),
        at.toString(),
        advice(visit, row.text("reason")));
  }

  /** What helps against a reason, in a sentence. */
  static String advice(Visit visit, String reason) {
    String exact = "advice." + reason;
    if (visit.words().has(exact)) {
      return visit.say(exact);
    }
    boolean locked = reason.startsWith("suspended_") || reason.startsWith("rejected_");
    if (locked || reason.startsWith("subscription_")) {
      return visit.say(locked ? "advice.locked" : "advice.subscription");
    }
    return visit.say(reason.startsWith("eap_") ? "advice.tls_failed" : "advice.other");
  }

  /** The addresses of the last months, the newest first; an address that came back is one row. */
  static Rows<SubscriberPage.Had> addresses(Visit visit, UUID subscriber) {
    Formats formats = visit.formats();
    return Rows.of(visit
        .query("""
            select a.address, min(r.started_at) as first,
              max(coalesce(r.ended_at, r.last_update_at)) as last, bool_or(r.is_open) as up,
              count(*) as sessions
            from radius_accounting_session r
            cross join lateral (values (r.framed_ip), (r.framed_ipv6_prefix),
              (r.delegated_ipv6_prefix)) a (address)
            where r.tenant_id = :tenant and r.started_at >= :from and a.address is not null
              and r.subscription_id in (select u.id from subscription u
                where u.tenant_id = :tenant and u.subscriber_id = :subscriber)
            """)
        .with("subscriber", subscriber)
        .with("from", visit.tx().now().minus(ADDRESSES))
        .then("group by a.address order by bool_or(r.is_open) desc, 3 desc, 1 limit 20")
        .list(row -> new SubscriberPage.Had(
            row.text("address"),
            formats.shortMoment(row.instant("first")),
            row.flag("up") ? visit.say("session.still") : formats.shortMoment(row.instant("last")),
            formats.count(row.number("sessions")))));
  }
}
