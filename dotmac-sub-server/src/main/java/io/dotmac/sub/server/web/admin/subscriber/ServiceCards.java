package io.dotmac.sub.server.web.admin.subscriber;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Mrr;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The services of a subscriber with what locks them: two statements for all of them. */
final class ServiceCards {
  private static final String SQL = Mrr.TODAY + """
          select u.id, u.subscription_number, u.status, u.contract_term, u.contract_end_on,
            u.start_on, u.next_bill_on, u.quantity, u.currency, o.name, o.down_kbps, o.up_kbps,
            o.billing_cycle, c.username, c.ipv4_address, c.ipv6_prefix, c.connection_type,
            n.name as nas, live.nas as live_nas, live.framed_ip,
            coalesce(w.minor, 0) as monthly,
            (select string_agg(x.name, ', ' order by x.name) from subscription_add_on a
              join add_on x on x.tenant_id = a.tenant_id and x.id = a.add_on_id
              where a.tenant_id = :tenant and a.subscription_id = u.id
                and (a.end_on is null or a.end_on > :today)) as addons
          from subscription u
          join catalog_offer o on o.tenant_id = u.tenant_id and o.id = u.offer_id
          left join worth w on w.subscription_id = u.id
          left join lateral (select * from access_credential c where c.tenant_id = :tenant
            and c.subscription_id = u.id and c.is_active order by c.id limit 1) c on true
          left join nas_device n on n.tenant_id = :tenant and n.id = c.nas_device_id
          left join lateral (select coalesce(d.name, r.nas_key) as nas, r.framed_ip
            from radius_session_open r left join nas_device d on d.tenant_id = r.tenant_id
              and d.id = r.nas_device_id
            where r.tenant_id = :tenant and r.subscription_id = u.id limit 1) live on true
          where u.tenant_id = :tenant and u.subscriber_id = :subscriber
          """;

  private record Locked(
      UUID subscription, String reason, String effect, SubscriberPage.Lock words) {}

  private ServiceCards() {}

  static List<SubscriberPage.Service> of(Visit visit, UUID subscriber) {
    Map<UUID, List<Locked>> locks = locks(visit, subscriber);
    return visit
        .query(SQL)
        .with("subscriber", subscriber)
        .then("order by u.status = 'canceled', u.subscription_number")
        .list(row -> card(visit, row, locks.getOrDefault(row.id("id"), List.of())));
  }

  private static Map<UUID, List<Locked>> locks(Visit visit, UUID subscriber) {
    Map<UUID, List<Locked>> all = new HashMap<>();
    visit
        .query("select l.subscription_id, l.reason, l.effect, l.placed_at, l.placed_by, l.note"
            + " from service_lock l join subscription u on u.tenant_id = l.tenant_id"
            + " and u.id = l.subscription_id where l.tenant_id = :tenant"
            + " and u.subscriber_id = :subscriber and l.released_at is null")
        .with("subscriber", subscriber)
        .then("order by l.placed_at")
        .list(row -> locked(visit, row))
        .forEach(lock ->
            all.computeIfAbsent(lock.subscription(), id -> new ArrayList<>()).add(lock));
    return all;
  }

  private static Locked locked(Visit visit, Row row) {
    Formats formats = visit.formats();
    String since = visit.say(
        "service.locked_since",
        formats.date(formats.day(row.instant("placed_at"))),
        row.text("placed_by"));
    String note = row.text("note").isEmpty() ? "" : " · " + row.text("note");
    return new Locked(
        row.id("subscription_id"),
        row.text("reason"),
        row.text("effect"),
        new SubscriberPage.Lock(visit.name("lock", row.text("reason")), since + note));
  }

  private static SubscriberPage.Service card(Visit visit, Row row, List<Locked> locks) {
    String status = row.text("status");
    String base = "/admin/subscriptions/" + row.id("id");
    boolean byStaff = locks.stream().anyMatch(lock -> lock.reason().equals("admin"));
    List<Link> actions = new ArrayList<>();
    if (byStaff) {
      actions.add(new Link(base + "/restore", visit.say("service.restore")));
    } else if (status.equals("active")) {
      actions.add(new Link(base + "/suspend", visit.say("service.suspend")));
    }
    if (visit.tx().caller().may("network:ip:read")) {
      actions.add(new Link(
          "/admin/network/services/" + row.id("id") + "/addresses", visit.say("ip.addresses_of")));
    }
    return new SubscriberPage.Service(
        row.text("name"),
        row.text("subscription_number"),
        new Labels(visit).subscription(status),
        access(visit, status, locks),
        locks.stream().map(Locked::words).toList(),
        List.of(plan(visit, row), line(visit, row), place(visit, row)),
        List.copyOf(actions));
  }

  /** What the network does with the service: the strictest of its locks. */
  private static Pill access(Visit visit, String status, List<Locked> locks) {
    List<String> rising = List.of("throttle", "suspend", "reject");
    return locks.stream()
        .map(Locked::effect)
        .max(Comparator.comparingInt(rising::indexOf))
        .map(effect -> Pill.of(Tone.WARN, visit.name("effect", effect)))
        .orElseGet(() -> status.equals("active")
            ? Pill.of(Tone.GOOD, visit.say("service.access_on"))
            : Pill.of(Tone.NEUTRAL, visit.say("service.access_off")));
  }

  private static Fact.Group plan(Visit visit, Row row) {
    Formats formats = visit.formats();
    LocalDate end = row.dateOrNull("contract_end_on");
    String term = visit.name("term", row.text("contract_term"));
    Currency currency = Currency.getInstance(row.text("currency"));
    return new Fact.Group(List.of(
        Fact.of(
            visit.say("service.speed"),
            formats.speed(row.number("down_kbps"), row.number("up_kbps"))),
        Fact.of(
            visit.say("service.contract"),
            end == null ? term : visit.say("service.until", term, formats.date(end))),
        Fact.of(
            visit.say("service.price"),
            formats.money(row.number("monthly"), currency) + " " + visit.say("per.monthly"))));
  }

  private static Fact.Group line(Visit visit, Row row) {
    Formats formats = visit.formats();
    String address =
        row.text("ipv4_address").isEmpty() ? row.text("framed_ip") : row.text("ipv4_address");
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.mono(visit.say("service.login"), formats.orNone(row.text("username"))));
    facts.add(Fact.mono(
        visit.say("service.ipv4"), address.isEmpty() ? visit.say("service.dynamic") : address));
    if (!row.text("ipv6_prefix").isEmpty()) {
      facts.add(Fact.mono(visit.say("service.ipv6"), row.text("ipv6_prefix")));
    }
    return new Fact.Group(List.copyOf(facts));
  }

  private static Fact.Group place(Visit visit, Row row) {
    Formats formats = visit.formats();
    String nas = row.text("live_nas").isEmpty() ? row.text("nas") : row.text("live_nas");
    LocalDate next = row.dateOrNull("next_bill_on");
    return new Fact.Group(List.of(
        Fact.of(visit.say("service.nas"), formats.orNone(nas)),
        Fact.of(
            visit.say("service.next_bill"), next == null ? formats.orNone("") : formats.date(next)),
        Fact.of(visit.say("service.addons"), formats.orNone(row.text("addons")))));
  }
}
