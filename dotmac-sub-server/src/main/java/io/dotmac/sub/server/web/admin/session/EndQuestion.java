package io.dotmac.sub.server.web.admin.session;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import java.util.List;
import java.util.UUID;

/** What ending a session would do. */
final class EndQuestion {
  private EndQuestion() {}

  static BillingPages.Confirm of(Visit visit, UUID session) {
    return visit
        .query("select r.username, r.session_id, r.started_at, r.framed_ip, r.subscriber_id,"
            + " coalesce(n.name, r.nas_key) as nas from radius_session_open r"
            + " left join nas_device n on n.tenant_id = r.tenant_id and n.id = r.nas_device_id"
            + " where r.tenant_id = :tenant and r.id = :id")
        .with("id", session)
        .first(row -> ask(visit, row, session))
        .orElseThrow(() -> Problem.notFound("live session", session));
  }

  private static BillingPages.Confirm ask(Visit visit, Row row, UUID session) {
    // The way back is where the question was asked.
    UUID subscriber = row.idOrNull("subscriber_id");
    boolean ofOne = subscriber != null && visit.params().text("from").equals("subscriber");
    String back = ofOne ? "/admin/subscribers/" + subscriber + "/sessions" : SessionList.PATH;
    return new BillingPages.Confirm(
        visit.say("session.end_title", row.text("username")),
        visit.say(
            "session.end_which",
            row.text("nas"),
            visit.formats().shortMoment(row.instant("started_at")),
            visit.formats().orNone(row.text("framed_ip"))),
        SessionList.PATH + "/" + session + "/disconnect",
        ofOne ? List.of(new Documents.Hidden("subscriber", row.text("subscriber_id"))) : List.of(),
        Errors.NONE,
        List.of(
            visit.say("session.end_asked", row.text("nas")),
            visit.say("session.end_again"),
            visit.say("session.end_logged")),
        Field.of("reason", visit.say("confirm.reason"), "").hint(visit.say("confirm.reason_hint")),
        visit.say("session.end"),
        back);
  }
}
