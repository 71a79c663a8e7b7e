package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import java.util.List;
import java.util.UUID;

/** What suspending or restoring would do, in numbers. */
final class AccessQuestion {
  private static final String COUNTS = """
      (select count(*) from subscription u where u.tenant_id = :tenant and %1$s
        and u.status in ('active', 'suspended')) as services,
      (select count(*) from radius_session_open o join subscription u
        on u.tenant_id = o.tenant_id and u.id = o.subscription_id
        where o.tenant_id = :tenant and %1$s) as sessions,
      (select count(*) from service_lock l join subscription u
        on u.tenant_id = l.tenant_id and u.id = l.subscription_id
        where l.tenant_id = :tenant and %1$s and l.released_at is null
          and l.reason = 'admin') as locks
      """;

  private AccessQuestion() {}

  static BillingPages.Confirm subscriber(Visit visit, UUID id, String verb) {
    return visit
        .query("select s.id as subscriber, s.subscriber_number as number,"
            + " coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name)"
            + " as name, "
            + COUNTS.formatted("u.subscriber_id = s.id")
            + " from subscriber s where s.tenant_id = :tenant and s.id = :id")
        .with("id", id)
        .first(row -> ask(visit, row, verb, "/admin/subscribers/" + id + "/" + verb))
        .orElseThrow(() -> Problem.notFound("subscriber", id));
  }

  static BillingPages.Confirm service(Visit visit, UUID id, String verb) {
    return visit
        .query("select w.subscriber_id as subscriber, w.subscription_number as number, o.name, "
            + COUNTS.formatted("u.id = w.id")
            + " from subscription w join catalog_offer o on o.tenant_id = w.tenant_id"
            + " and o.id = w.offer_id where w.tenant_id = :tenant and w.id = :id")
        .with("id", id)
        .first(row -> ask(visit, row, verb, "/admin/subscriptions/" + id + "/" + verb))
        .orElseThrow(() -> Problem.notFound("subscription", id));
  }

  private static BillingPages.Confirm ask(Visit visit, Row row, String verb, String action) {
    boolean suspend = verb.equals("suspend");
    String subscriber = row.id("subscriber").toString();
    List<String> consequences = suspend
        ? List.of(
            visit.say("suspend.services", row.number("services")),
            visit.say("suspend.sessions", row.number("sessions")),
            visit.say("suspend.invoices"))
        : List.of(
            visit.say("restore.services", row.number("locks")),
            visit.say("restore.others"),
            visit.say("suspend.invoices"));
    Field reason =
        Field.of("reason", visit.say("confirm.reason"), "").hint(visit.say("confirm.reason_hint"));
    return new BillingPages.Confirm(
        visit.say(verb + ".title", row.text("name")),
        row.text("number"),
        action,
        List.of(new Documents.Hidden("subscriber", subscriber)),
        Errors.NONE,
        consequences,
        suspend ? reason : null,
        visit.say("action." + verb),
        "/admin/subscribers/" + subscriber);
  }
}
