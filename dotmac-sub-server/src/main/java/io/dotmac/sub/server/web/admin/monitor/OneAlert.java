package io.dotmac.sub.server.web.admin.monitor;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;
import java.util.UUID;

/**
 * One alert: what it is about, what happened to it, and who was told.
 *
 * @param ack where a form leads that takes it on; empty when it cannot be
 * @param resolve where a form leads that ends it; empty when it cannot be
 */
public record OneAlert(
    String title,
    String summary,
    Pill severity,
    Pill status,
    Errors errors,
    Fact.Group facts,
    List<Feed> history,
    Rows<Told> told,
    String ack,
    String resolve) {
  private static final int MOST = 200;

  /**
   * That somebody was told.
   *
   * @param href where the message is; empty where there is none
   * @param error why it went wrong, if it did
   */
  public record Told(
      String when,
      String name,
      String address,
      String channel,
      String policy,
      String about,
      Pill outcome,
      String error,
      String href) {}

  private static final String LOG = """
      select g.told_at, g.name, g.recipient, g.channel, g.kind, p.name as policy, n.id as message,
        coalesce(n.status, g.status) as status, coalesce(n.error, g.error) as error
      from alert_notification_log g
      join alert_notification_policy p on p.tenant_id = g.tenant_id and p.id = g.policy_id
      left join notification n on n.tenant_id = g.tenant_id and n.id = g.notification_id
      where g.tenant_id = :tenant and g.alert_id = :id
      """;

  static OneAlert of(Visit visit, UUID id, String problem) {
    return visit
        .query(AlertPage.SELECT)
        .and("a.id = :id", "id", id)
        .first(row -> page(visit, row, id, problem))
        .orElseThrow(() -> Problem.notFound("alert", id));
  }

  private static OneAlert page(Visit visit, Row row, UUID id, String problem) {
    AlertPage.Line line = AlertPage.line(visit, row);
    String status = row.text("status");
    return new OneAlert(
        line.rule(),
        line.note(),
        line.severity(),
        Pill.of(tone(status), visit.name("alert_status", status)),
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        new Fact.Group(facts(visit, row, line)),
        history(visit, id),
        Rows.of(told(visit, id)),
        from(line.ack()),
        from(line.resolve()));
  }

  /** The form leads back to this page. */
  private static String from(String path) {
    return path.isEmpty() ? "" : path + "?from=alert";
  }

  private static List<Fact> facts(Visit visit, Row row, AlertPage.Line line) {
    Formats formats = visit.formats();
    return List.of(
        line.href().isEmpty()
            ? Fact.of(visit.say("alert.about"), line.about())
            : Fact.link(visit.say("alert.about"), line.about(), line.href()),
        Fact.of(visit.say("rule.metric_type"), visit.name("rule_metric", row.text("metric_type"))),
        Fact.of(visit.say("alert.measured"), line.value()),
        Fact.of(visit.say("alert.raised"), formats.moment(row.instant("triggered_at"))));
  }

  private static List<Feed> history(Visit visit, UUID id) {
    return visit
        .query("select status, message, actor_name, created_at from alert_event"
            + " where tenant_id = :tenant")
        .and("alert_id = :id", "id", id)
        .with("limit", MOST)
        .then("order by created_at, id limit :limit")
        .list(row -> new Feed(
            tone(row.text("status")).css(),
            icon(row.text("status")),
            visit.name("alert_status", row.text("status")),
            row.text("message").isEmpty()
                ? row.text("actor_name")
                : row.text("actor_name") + ": " + row.text("message"),
            visit.formats().moment(row.instant("created_at")),
            row.instant("created_at").toString(),
            null));
  }

  private static List<Told> told(Visit visit, UUID id) {
    return visit
        .query(LOG)
        .with("id", id)
        .with("limit", MOST)
        .then("order by g.told_at, g.id limit :limit")
        .list(row -> new Told(
            visit.formats().moment(row.instant("told_at")),
            row.text("name"),
            row.text("recipient").equals(row.text("name")) ? "" : row.text("recipient"),
            visit.name("message_channel", row.text("channel")),
            row.text("policy"),
            visit.name("told_kind", row.text("kind")),
            Pill.of(outcome(row.text("status")), visit.name("message_status", row.text("status"))),
            row.text("error"),
            row.idOrNull("message") == null || !visit.tx().caller().may("customer:read")
                ? ""
                : "/admin/messages/" + row.id("message")));
  }

  private static Tone outcome(String status) {
    return switch (status) {
      case "delivered" -> Tone.GOOD;
      case "failed" -> Tone.BAD;
      case "canceled" -> Tone.NEUTRAL;
      default -> Tone.INFO;
    };
  }

  private static Tone tone(String status) {
    return switch (status) {
      case "open" -> Tone.BAD;
      case "acknowledged" -> Tone.WARN;
      default -> Tone.GOOD;
    };
  }

  private static String icon(String status) {
    return switch (status) {
      case "open" -> "alert-triangle";
      case "acknowledged" -> "user";
      default -> "check";
    };
  }
}
