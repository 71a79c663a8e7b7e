package io.dotmac.sub.server.web.admin.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.event.catalog.EventType;
import io.dotmac.sub.core.event.delivery.DeadLetters;
import io.dotmac.sub.core.event.feed.EventCursor;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.event.KnownEvents;
import io.dotmac.sub.server.http.json.Json;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the pages of events show. */
final class EventLog {
  static final String PATH = "/admin/system/events";
  static final String REPLAY = "system:settings:write";

  private static final Map<String, Tone> TONES = Map.of(
      "completed", Tone.GOOD, "failed", Tone.BAD, "processing", Tone.INFO, "pending", Tone.NEUTRAL);

  private static final String FROM = " from event_store e"
      + " left join subscriber s on s.tenant_id = e.tenant_id and s.id = e.subscriber_id"
      + " left join invoice i on i.tenant_id = e.tenant_id and i.id = e.invoice_id"
      + " where e.tenant_id = :tenant";

  private static final String ROW =
      "select e.event_id, e.event_type, e.occurred_at, e.actor_name, e.status, i.invoice_number,"
          + " coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name) as who";

  private EventLog() {}

  static LogPages.Events list(Visit visit) {
    long count = Since.count(visit, narrow(visit, "select 1" + FROM));
    List<LogPages.EventRow> rows = narrow(visit, ROW + FROM)
        .then("order by e.seq desc limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> row(visit, row));
    return new LogPages.Events(
        Since.summary(visit, "event_log.count", count),
        dead(visit),
        visit.filters(
            "event_log.search",
            types(visit),
            visit.select(
                "status",
                "event_log.state",
                "event_state",
                List.of("pending", "processing", "completed", "failed")),
            Since.select(visit)),
        Rows.of(rows),
        visit.pager(rows.size(), count),
        visit.empty(rows.isEmpty(), "event_log"));
  }

  private static Filters.Select types(Visit visit) {
    List<String> names =
        KnownEvents.CATALOG.all().stream().map(EventType::name).sorted().toList();
    return visit.select("type", "event_log.type", "event_type", names);
  }

  private static Query narrow(Visit visit, String sql) {
    Params params = visit.params();
    Query query = visit
        .query(sql)
        .and("e.recorded_at >= :since", "since", Since.moment(visit))
        .and("e.event_type = :type", "type", params.text("type"))
        .and("e.status = :status", "status", params.text("status"));
    return params.id("q").isPresent()
        ? query.and(
            "e.event_id = :id or e.subscriber_id = :id or e.account_id = :id"
                + " or e.subscription_id = :id or e.invoice_id = :id",
            "id",
            params.id("q").get())
        : query.and(
            "lower(s.subscriber_number) like :q or lower(i.invoice_number) like :q"
                + " or lower(s.display_name) like :q"
                + " or lower(s.first_name || ' ' || s.last_name) like :q",
            "q",
            params.like());
  }

  private static LogPages.@Nullable DeadLetters dead(Visit visit) {
    long dead = visit
        .query("select count(*) from (select from event_delivery d where d.tenant_id = :tenant"
            + " and d.status = 'failed' limit 1000) dead")
        .number();
    if (dead == 0) {
      return null;
    }
    boolean may = visit.tx().caller().may(REPLAY);
    return new LogPages.DeadLetters(
        visit.say("event_log.dead", dead, visit.formats().count(dead)),
        may ? PATH + "/replay" : null);
  }

  private static LogPages.EventRow row(Visit visit, Row row) {
    String type = row.text("event_type");
    String about = row.text("who").isEmpty() ? row.text("invoice_number") : row.text("who");
    return new LogPages.EventRow(
        PATH + "/" + row.id("event_id"),
        title(visit, type),
        type,
        visit.formats().moment(row.instant("occurred_at")),
        visit.formats().orNone(about),
        row.text("actor_name"),
        pill(visit, row.text("status")));
  }

  static String title(Visit visit, String type) {
    String key = "event." + type.replace('.', '_');
    String words = type.replace('.', ' ').replace('_', ' ');
    return visit.words().has(key)
        ? visit.say(key)
        : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static Pill pill(Visit visit, String status) {
    return Pill.of(TONES.getOrDefault(status, Tone.NEUTRAL), visit.name("event_state", status));
  }

  static LogPages.Event one(Visit visit, UUID id) {
    EventRecord event = visit.tx().session().find(EventRecord.class, id);
    if (event == null) {
      throw Problem.notFound("event", id);
    }
    boolean may = visit.tx().caller().may(REPLAY);
    List<LogPages.Delivery> deliveries = DeadLetters.of(visit.tx(), id).stream()
        .map(state -> delivery(visit, state, may))
        .toList();
    return new LogPages.Event(
        title(visit, event.type()),
        event.type(),
        pill(visit, WireName.of(event.status())),
        facts(visit, event),
        pretty(WireJson.tree(event.payload())),
        Rows.of(deliveries));
  }

  private static List<Fact> facts(Visit visit, EventRecord event) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(visit.say("event_log.when"), visit.formats().moment(event.occurredAt())));
    facts.add(Fact.of(visit.say("event_log.recorded"), visit.formats().moment(event.recordedAt())));
    facts.add(Fact.of(visit.say("event_log.by"), event.actorName()));
    about(visit, facts, "subscriber", event.context().subscriber(), "/admin/subscribers/");
    about(visit, facts, "account", event.context().account(), null);
    about(visit, facts, "service", event.context().subscription(), null);
    about(visit, facts, "invoice", event.context().invoice(), "/admin/billing/invoices/");
    facts.add(Fact.mono(visit.say("event_log.id"), event.id().toString()));
    facts.add(Fact.mono(
        visit.say("event_log.cursor"), new EventCursor(event.txid(), event.seq()).toString()));
    return facts;
  }

  private static void about(
      Visit visit, List<Fact> facts, String kind, @Nullable UUID id, @Nullable String page) {
    if (id != null) {
      String href = page == null ? null : page + id;
      facts.add(new Fact(visit.say("event_log." + kind), id.toString(), true, href));
    }
  }

  private static LogPages.Delivery delivery(Visit visit, DeadLetters.State state, boolean may) {
    String when = state
        .completedAt()
        .map(at -> visit.formats().moment(at))
        .orElseGet(() -> state.status().equals("pending")
            ? visit.say("event_log.next", visit.formats().moment(state.nextAttemptAt()))
            : "");
    return new LogPages.Delivery(
        state.handler(),
        pill(visit, state.status()),
        visit.formats().count(state.attempts()),
        when,
        state.error().orElse(""),
        may ? PATH + "/" + state.event() + "/deliveries/" + state.handler() + "/replay" : null);
  }

  static String pretty(JsonNode json) {
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always written", e);
    }
  }

  /** Makes every dead letter due again, some thousands at once; gives how many. */
  static int replayAll(Tx tx) {
    return DeadLetters.replay(
        tx,
        new DeadLetters.Range(
            java.time.Instant.EPOCH,
            tx.systemNow().plus(java.time.Duration.ofDays(1)),
            null,
            null,
            false));
  }
}
