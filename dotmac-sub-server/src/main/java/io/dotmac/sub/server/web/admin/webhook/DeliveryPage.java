package io.dotmac.sub.server.web.admin.webhook;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message: what was sent, and what was answered each time. */
final class DeliveryPage {
  static final String PATH = EndpointList.PATH + "/deliveries";

  private DeliveryPage() {}

  static WebhookPages.Delivery page(Visit visit, UUID id) {
    return visit
        .query("select d.id, d.endpoint_id, w.name, w.url, d.event_type, d.event_seq, d.status,"
            + " d.body, d.created_at, d.next_attempt_at, d.delivered_at"
            + " from webhook_delivery d join webhook_endpoint w"
            + " on w.tenant_id = d.tenant_id and w.id = d.endpoint_id"
            + " where d.tenant_id = :tenant and d.id = :id")
        .with("id", id)
        .first(row -> page(visit, row, id))
        .orElseThrow(() -> Problem.notFound("webhook delivery", id));
  }

  private static WebhookPages.Delivery page(Visit visit, Row row, UUID id) {
    return new WebhookPages.Delivery(
        row.text("event_type"),
        row.text("name"),
        EndpointList.PATH + "/" + row.id("endpoint_id"),
        EndpointPage.status(visit, row.text("status")),
        PATH + "/" + id,
        visit.tx().caller().may("system:settings:write"),
        facts(visit, row, id),
        WireJson.tree(row.text("body")).toPrettyString(),
        Rows.of(attempts(visit, id)));
  }

  private static Fact.Group facts(Visit visit, Row row, UUID id) {
    Formats formats = visit.formats();
    boolean waits = row.text("status").equals("pending");
    return new Fact.Group(List.of(
        Fact.mono("webhook-id", id.toString()),
        Fact.mono(visit.say("webhook.url"), row.text("url")),
        Fact.of(visit.say("webhook.made"), formats.moment(row.instant("created_at"))),
        Fact.of(visit.say("webhook.sequence"), formats.count(row.number("event_seq"))),
        Fact.of(
            visit.say("webhook.next_attempt"),
            moment(visit, waits ? row.instantOrNull("next_attempt_at") : null)),
        Fact.of(
            visit.say("webhook.delivered_at"), moment(visit, row.instantOrNull("delivered_at")))));
  }

  private static String moment(Visit visit, @Nullable Instant at) {
    return at == null ? visit.formats().orNone("") : visit.formats().moment(at);
  }

  private static List<WebhookPages.Attempt> attempts(Visit visit, UUID id) {
    return visit
        .query("select number, started_at, took_ms, response_status,"
            + " coalesce(response_body, '') as response, coalesce(error, '') as error"
            + " from webhook_attempt where tenant_id = :tenant and delivery_id = :id")
        .with("id", id)
        .then("order by number desc limit 50")
        .list(row -> attempt(visit, row));
  }

  private static WebhookPages.Attempt attempt(Visit visit, Row row) {
    boolean failed = !row.text("error").isEmpty();
    Integer status = row.integer("response_status");
    String answer = status == null ? visit.say("webhook.no_answer") : String.valueOf(status);
    return new WebhookPages.Attempt(
        visit.say("webhook.attempt", row.number("number")),
        Pill.of(failed ? Tone.WARN : Tone.GOOD, answer),
        visit.formats().moment(row.instant("started_at")),
        visit.say("webhook.took", row.number("took_ms")),
        row.text("error"),
        row.text("response"));
  }
}
