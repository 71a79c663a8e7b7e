package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message: what it says, and what the provider said of it. */
final class OneMessage {
  private OneMessage() {}

  static MessagePages.Message page(Visit visit, UUID id, Errors errors) {
    return visit
        .query("select n.*, coalesce(nullif(s.display_name, ''),"
            + " s.first_name || ' ' || s.last_name, '') as whom from notification n"
            + " left join subscriber s on s.tenant_id = n.tenant_id and s.id = n.subscriber_id"
            + " where n.tenant_id = :tenant and n.id = :id")
        .with("id", id)
        .first(row -> page(visit, row, id, errors))
        .orElseThrow(() -> Problem.notFound("notification", id));
  }

  private static MessagePages.Message page(Visit visit, Row row, UUID id, Errors errors) {
    boolean may = visit.tx().caller().may("customer:update");
    String status = row.text("status");
    String subject = row.text("subject");
    String body = row.text("body");
    return new MessagePages.Message(
        subject.isEmpty() ? visit.say("message.one") : subject,
        MessageLog.status(visit, status),
        MessageLog.PATH + "/" + id,
        may && status.equals("queued"),
        may && !body.isEmpty() && Set.of("delivered", "failed", "canceled").contains(status),
        errors,
        facts(visit, row),
        body.isEmpty() ? visit.say("message.secret") : body,
        Rows.of(deliveries(visit, id)));
  }

  private static Fact.Group facts(Visit visit, Row row) {
    Formats formats = visit.formats();
    List<Fact> facts = new ArrayList<>();
    UUID subscriber = row.idOrNull("subscriber_id");
    if (subscriber != null) {
      facts.add(Fact.link(
          visit.say("message.whom"), row.text("whom"), "/admin/subscribers/" + subscriber));
    }
    facts.add(Fact.mono(visit.say("message.recipient"), row.text("recipient")));
    facts.add(
        Fact.of(visit.say("message.channel"), visit.name("message_channel", row.text("channel"))));
    facts.add(Fact.of(
        visit.say("message.category"), visit.name("message_category", row.text("category"))));
    facts.add(Fact.of(
        visit.say("message.template"),
        row.text("template_code").isEmpty()
            ? visit.say("message.by_hand")
            : row.text("template_code") + ", " + row.text("language")));
    facts.add(Fact.of(visit.say("message.made"), formats.moment(row.instant("created_at"))));
    boolean waits = row.text("status").equals("queued");
    facts.add(Fact.of(
        visit.say("message.send_at"), moment(visit, waits ? row.instant("send_at") : null)));
    facts.add(Fact.of(visit.say("message.sent_at"), moment(visit, row.instantOrNull("sent_at"))));
    facts.add(Fact.of(visit.say("message.told"), formats.orNone(row.text("error"))));
    return new Fact.Group(List.copyOf(facts));
  }

  private static String moment(Visit visit, @Nullable Instant at) {
    return at == null ? visit.formats().orNone("") : visit.formats().moment(at);
  }

  private static List<MessagePages.Delivery> deliveries(Visit visit, UUID id) {
    return visit
        .query("select provider, status, coalesce(response_code, '') as code,"
            + " coalesce(response_body, '') as answer, occurred_at from notification_delivery"
            + " where tenant_id = :tenant and notification_id = :id")
        .with("id", id)
        .then("order by id desc limit 50")
        .list(row -> new MessagePages.Delivery(
            visit.formats().moment(row.instant("occurred_at")),
            row.text("provider"),
            Pill.of(
                Set.of("accepted", "delivered").contains(row.text("status"))
                    ? Tone.GOOD
                    : Tone.WARN,
                visit.name("delivery_status", row.text("status"))),
            row.text("code"),
            row.text("answer")));
  }
}
