package io.dotmac.sub.server.web.data;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Feed;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The event store in words. */
public final class Events {
  private static final String SELECT = """
      select e.event_type, e.occurred_at, e.actor_name, e.subscriber_id,
        coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name) as who,
        i.invoice_number, i.total_minor, p.payment_number, p.amount_minor, p.currency,
        i.currency as invoice_currency, o.name as offer, e.payload ->> 'action' as action
      from event_store e
      left join subscriber s on s.tenant_id = e.tenant_id and s.id = e.subscriber_id
      left join invoice i on i.tenant_id = e.tenant_id and i.id = e.invoice_id
      left join payment p on p.tenant_id = e.tenant_id and e.event_type like 'payment.%'
        and p.id::text = e.payload ->> 'payment'
      left join subscription u on u.tenant_id = e.tenant_id and u.id = e.subscription_id
      left join catalog_offer o on o.tenant_id = u.tenant_id and o.id = u.offer_id
      where e.tenant_id = :tenant
      """;

  /** Tone and icon by the first words of the type; the longest that fits counts. */
  private static final Map<String, String[]> LOOKS = Map.ofEntries(
      Map.entry("payment.received", new String[] {"good", "cash"}),
      Map.entry("payment.failed", new String[] {"warn", "alert-triangle"}),
      Map.entry("payment.refunded", new String[] {"warn", "cash"}),
      Map.entry("invoice.created", new String[] {"info", "file-invoice"}),
      Map.entry("invoice.paid", new String[] {"good", "circle-check"}),
      Map.entry("invoice.overdue", new String[] {"warn", "clock"}),
      Map.entry("session.started", new String[] {"good", "plug-connected"}),
      Map.entry("session.ended", new String[] {"", "plug-connected-x"}),
      Map.entry("subscription.suspended", new String[] {"warn", "player-pause"}),
      Map.entry("subscription.canceled", new String[] {"warn", "x"}),
      Map.entry("subscription.upgraded", new String[] {"info", "arrow-up-circle"}),
      Map.entry("subscriber.suspended", new String[] {"warn", "player-pause"}),
      Map.entry("enforcement_lock.created", new String[] {"warn", "lock"}),
      Map.entry("enforcement_lock.resolved", new String[] {"good", "lock-open"}),
      Map.entry("subscriber", new String[] {"info", "user"}),
      Map.entry("subscription", new String[] {"info", "packages"}),
      Map.entry("dunning", new String[] {"warn", "scale"}));

  private static final Map<String, String> DOTS = Map.of("good", "g1", "warn", "g2", "info", "g4");

  private record Happened(String type, Instant at, String who, String title, String note) {}

  private Events() {}

  /** What happened to one subscriber, newest first. */
  public static Documents.Timeline of(Visit visit, UUID subscriber, int limit) {
    return of(visit, visit.query(SELECT), subscriber, limit);
  }

  /** The same without the coming and going of sessions, which would hide the rest. */
  public static Documents.Timeline quiet(Visit visit, UUID subscriber, int limit) {
    Query query = visit.query(SELECT).and("e.event_type not like 'session.%'");
    return of(visit, query, subscriber, limit);
  }

  private static Documents.Timeline of(Visit visit, Query query, UUID subscriber, int limit) {
    List<Documents.Entry> entries = query
        .and("e.subscriber_id = :subscriber", "subscriber", subscriber)
        .with("limit", limit)
        .then("order by e.seq desc limit :limit")
        .list(row -> happened(visit, row))
        .stream()
        .map(event -> entry(visit, event))
        .toList();
    return new Documents.Timeline(entries);
  }

  /** What happened last in the whole tenant, without the coming and going of sessions. */
  public static List<Feed> latest(Visit visit, int limit) {
    return visit
        .query(SELECT)
        .and("e.event_type not like 'session.%'"
            + " and e.event_type not in ('invoice.created', 'network.alert')")
        .with("limit", limit)
        .then("order by e.seq desc limit :limit")
        .list(row -> happened(visit, row))
        .stream()
        .map(event -> feed(visit, event))
        .toList();
  }

  private static Happened happened(Visit visit, Row row) {
    String type = row.text("event_type");
    String key = "event." + type.replace('.', '_');
    String title = visit.words().has(key) ? visit.say(key) : type.replace('.', ' ');
    String note = note(visit, row);
    return new Happened(type, row.instant("occurred_at"), row.text("who"), title, note);
  }

  private static String note(Visit visit, Row row) {
    if (!row.text("payment_number").isEmpty()) {
      Currency currency = Currency.getInstance(row.text("currency"));
      String amount = visit.formats().money(row.number("amount_minor"), currency);
      return amount + ", " + row.text("payment_number");
    }
    if (!row.text("invoice_number").isEmpty()) {
      Currency currency = Currency.getInstance(row.text("invoice_currency"));
      String amount = visit.formats().money(row.number("total_minor"), currency);
      return row.text("invoice_number") + ", " + amount;
    }
    if (!row.text("action").isEmpty()) {
      return visit.name("step", row.text("action"));
    }
    String offer = row.text("offer");
    return offer.isEmpty() ? row.text("actor_name") : offer;
  }

  private static String[] look(String type) {
    String[] whole = LOOKS.get(type);
    String[] family = LOOKS.get(type.substring(0, Math.max(0, type.indexOf('.'))));
    return whole != null ? whole : family != null ? family : new String[] {"", "activity"};
  }

  private static Documents.Entry entry(Visit visit, Happened event) {
    return new Documents.Entry(
        DOTS.getOrDefault(look(event.type())[0], ""),
        event.title(),
        visit.formats().feedMoment(event.at()),
        event.at().toString(),
        event.note());
  }

  private static Feed feed(Visit visit, Happened event) {
    String[] look = look(event.type());
    String title = event.who().isEmpty() ? event.title() : event.title() + ": " + event.who();
    String when = visit.formats().ago(event.at(), visit.tx().today());
    return new Feed(look[0], look[1], title, event.note(), when, event.at().toString(), null);
  }
}
