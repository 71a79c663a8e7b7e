package io.dotmac.sub.server.web.admin.webhook;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of endpoints, and what is said of one everywhere. */
final class EndpointList {
  static final String PATH = "/admin/integrations/webhooks";

  private static final String ENDPOINTS = """
      select w.id, w.name, w.url, w.is_active, w.failing_since, w.failures, w.last_success_at,
        coalesce((select string_agg(s.event_type, ', ' order by s.event_type)
          from webhook_subscription s where s.tenant_id = w.tenant_id and s.endpoint_id = w.id
            and s.is_active), '') as events,
        (select count(*) from webhook_delivery d where d.tenant_id = w.tenant_id
          and d.endpoint_id = w.id and d.status = 'pending') as waiting,
        (select count(*) from webhook_delivery d where d.tenant_id = w.tenant_id
          and d.endpoint_id = w.id and d.status = 'failed') as failed
      from webhook_endpoint w where w.tenant_id = :tenant
      """;

  private EndpointList() {}

  static WebhookPages.Endpoints page(Visit visit) {
    long total = visit
        .query("select count(*) from webhook_endpoint where tenant_id = :tenant")
        .number();
    List<WebhookPages.EndpointRow> rows = visit
        .query(ENDPOINTS)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by w.is_active desc, lower(w.name), w.id limit :limit offset :offset")
        .list(row -> row(visit, row));
    return new WebhookPages.Endpoints(
        visit.say("webhook.summary", total),
        visit.tx().caller().may("system:settings:write"),
        rows,
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "webhook"));
  }

  private static WebhookPages.EndpointRow row(Visit visit, Row row) {
    return new WebhookPages.EndpointRow(
        PATH + "/" + row.id("id"),
        row.text("name"),
        row.text("url"),
        visit.formats().orNone(events(visit, row.text("events"))),
        status(visit, row),
        visit.formats().count(row.number("waiting")),
        visit.formats().count(row.number("failed")),
        ago(visit, row.instantOrNull("last_success_at")));
  }

  /** The types in words: all of them is one word. */
  static String events(Visit visit, String types) {
    return List.of(types.split(", ")).contains("*") ? visit.say("webhook.all_events") : types;
  }

  /** How it goes with an endpoint. */
  static Pill status(Visit visit, Row row) {
    if (!row.flag("is_active")) {
      return Pill.of(Tone.NEUTRAL, visit.say("webhook.off"));
    }
    if (row.number("failures") > 0) {
      return Pill.of(Tone.WARN, visit.say("webhook.failing"));
    }
    return row.instantOrNull("last_success_at") == null
        ? Pill.of(Tone.NEUTRAL, visit.say("webhook.unused"))
        : Pill.of(Tone.GOOD, visit.say("webhook.well"));
  }

  static String ago(Visit visit, @Nullable Instant at) {
    return at == null
        ? visit.formats().orNone("")
        : visit.formats().ago(at, visit.tx().today());
  }
}
