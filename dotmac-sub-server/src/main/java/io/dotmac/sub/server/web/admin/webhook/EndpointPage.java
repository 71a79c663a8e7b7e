package io.dotmac.sub.server.web.admin.webhook;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One endpoint: how it goes, what it gets, what was sent to it. */
final class EndpointPage {
  private static final List<String> STATUSES = List.of("pending", "delivered", "failed");

  private EndpointPage() {}

  static WebhookPages.Endpoint page(Visit visit, UUID id, Errors errors) {
    return visit
        .query("select id, name, url, coalesce(description, '') as description, is_active,"
            + " failures, failing_since, last_success_at, created_at,"
            + " (select count(*) from webhook_secret s where s.tenant_id = w.tenant_id"
            + "   and s.endpoint_id = w.id and s.expires_at > now()) as replaced"
            + " from webhook_endpoint w where tenant_id = :tenant and id = :id")
        .with("id", id)
        .first(row -> page(visit, row, id, errors))
        .orElseThrow(() -> Problem.notFound("webhook endpoint", id));
  }

  private static WebhookPages.Endpoint page(Visit visit, Row row, UUID id, Errors errors) {
    String path = EndpointList.PATH + "/" + id;
    long total = deliveries(visit, "select count(*)", id).number();
    List<WebhookPages.DeliveryRow> rows = deliveries(
            visit,
            "select d.id, d.event_type, d.created_at, d.status, d.attempt_count,"
                + " d.next_attempt_at, coalesce(d.error, '') as error",
            id)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by d.id desc limit :limit offset :offset")
        .list(delivery -> delivery(visit, delivery));
    Filters filters = new Filters(
        path,
        visit.params().text("q"),
        visit.say("webhook.search"),
        List.of(visit.select("status", "webhook.status", "webhook_status", STATUSES)),
        visit.params().narrowed());
    return new WebhookPages.Endpoint(
        row.text("name"),
        row.text("url"),
        EndpointList.status(visit, row),
        path,
        visit.tx().caller().may("system:settings:write"),
        row.flag("is_active"),
        errors,
        facts(visit, row),
        Rows.of(subscriptions(visit, id, path)),
        filters,
        Rows.of(rows),
        Field.of("since", visit.say("webhook.since"), ""),
        Field.of("until", visit.say("webhook.until"), ""),
        Field.of("event_type", visit.say("webhook.type"), "").hint(visit.say("webhook.type_hint")),
        visit.pager(rows.size(), total));
  }

  private static Query deliveries(Visit visit, String columns, UUID id) {
    String status = visit.params().text("status");
    return visit
        .query(columns + " from webhook_delivery d where d.tenant_id = :tenant"
            + " and d.endpoint_id = :id")
        .with("id", id)
        .and("d.status = :status", "status", STATUSES.contains(status) ? status : "")
        .and("d.event_type like :like", "like", visit.params().like());
  }

  private static Fact.Group facts(Visit visit, Row row) {
    Formats formats = visit.formats();
    Instant failing = row.instantOrNull("failing_since");
    return new Fact.Group(List.of(
        Fact.mono(visit.say("webhook.url"), row.text("url")),
        Fact.of(visit.say("webhook.description"), formats.orNone(row.text("description"))),
        Fact.of(
            visit.say("webhook.last_success"),
            EndpointList.ago(visit, row.instantOrNull("last_success_at"))),
        Fact.of(
            visit.say("webhook.failing_since"),
            failing == null
                ? formats.orNone("")
                : visit.say("webhook.failures", formats.moment(failing), row.number("failures"))),
        Fact.of(
            visit.say("webhook.secret"),
            visit.say(row.number("replaced") > 0 ? "webhook.two_secrets" : "webhook.one_secret"))));
  }

  private static List<WebhookPages.Subscription> subscriptions(Visit visit, UUID id, String path) {
    return visit
        .query("select id, event_type from webhook_subscription where tenant_id = :tenant"
            + " and endpoint_id = :id and is_active")
        .with("id", id)
        .then("order by event_type")
        .list(row -> new WebhookPages.Subscription(
            EndpointList.events(visit, row.text("event_type")),
            path + "/subscriptions/" + row.id("id") + "/remove"));
  }

  private static WebhookPages.DeliveryRow delivery(Visit visit, Row row) {
    return new WebhookPages.DeliveryRow(
        DeliveryPage.PATH + "/" + row.id("id"),
        row.text("event_type"),
        visit.formats().moment(row.instant("created_at")),
        status(visit, row.text("status")),
        visit.formats().count(row.number("attempt_count")),
        told(visit, row));
  }

  /** Why it failed, and when it is sent next. */
  private static String told(Visit visit, Row row) {
    boolean waits = row.text("status").equals("pending") && row.number("attempt_count") > 0;
    String next = waits
        ? visit.say("webhook.next", visit.formats().moment(row.instant("next_attempt_at")))
        : "";
    String error = row.text("error");
    return error.isEmpty() || next.isEmpty() ? error + next : error + " · " + next;
  }

  static Pill status(Visit visit, @Nullable String status) {
    Tone tone =
        "delivered".equals(status) ? Tone.GOOD : "failed".equals(status) ? Tone.WARN : Tone.INFO;
    return Pill.of(tone, visit.name("webhook_status", String.valueOf(status)));
  }
}
