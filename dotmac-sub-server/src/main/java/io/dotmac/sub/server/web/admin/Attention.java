package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What waits for a person: each entry leads to the list of what it counts. */
final class Attention {
  private static final String CASES = "/admin/billing/dunning?locked=true";

  private Attention() {}

  static List<Feed> of(Visit visit) {
    List<Feed> all = new ArrayList<>();
    suspended(visit).ifPresent(all::add);
    nextSteps(visit).ifPresent(all::add);
    leftOut(visit).ifPresent(all::add);
    unapplied(visit).ifPresent(all::add);
    rejects(visit).ifPresent(all::add);
    return List.copyOf(all);
  }

  private record Found(long count, long minor) {
    static Found of(Row row) {
      return new Found(row.number("count"), row.number("minor"));
    }
  }

  private static Optional<Feed> suspended(Visit visit) {
    return visit
        .query("""
            select count(*) as count, coalesce((select sum(i.balance_due_minor) from invoice i
              where i.tenant_id = :tenant and i.due_on < :today
                and i.status in ('issued', 'partially_paid', 'overdue')
                and i.account_id in (select u.account_id from service_lock l
                  join subscription u on u.tenant_id = l.tenant_id and u.id = l.subscription_id
                  where l.tenant_id = :tenant and l.released_at is null
                    and l.reason = 'overdue' and l.effect <> 'throttle')), 0) as minor
            from service_lock l where l.tenant_id = :tenant and l.released_at is null
              and l.reason = 'overdue' and l.effect <> 'throttle'
            """)
        .first(Found::of)
        .filter(found -> found.count() > 0)
        .map(found -> entry(
            "bad",
            "lock",
            visit.say("attention.suspended", found.count()),
            visit.say("attention.suspended_text", money(visit, found.minor())),
            new Link(CASES, visit.say("attention.open_cases"))));
  }

  private static Optional<Feed> nextSteps(Visit visit) {
    return visit
        .query("""
            select count(*) as count, coalesce(sum((select sum(i.balance_due_minor)
              from invoice i where i.tenant_id = :tenant and i.account_id = k.account_id
                and i.due_on < :today
                and i.status in ('issued', 'partially_paid', 'overdue'))), 0) as minor
            from dunning_case k join lateral (
              select s.day_offset from policy_dunning_step s where s.tenant_id = :tenant
                and s.policy_set_id = k.policy_set_id
              order by s.day_offset offset k.steps_done limit 1) ahead on true
            where k.tenant_id = :tenant and k.status = 'open'
              and k.due_on + ahead.day_offset <= :soon
            """)
        .with("soon", visit.tx().today().plusDays(7))
        .first(Found::of)
        .filter(found -> found.count() > 0)
        .map(found -> entry(
            "warn",
            "alarm",
            visit.say("attention.next_step", found.count()),
            visit.say("attention.next_step_text", money(visit, found.minor())),
            new Link("/admin/billing/dunning?due=soon", visit.say("attention.open_cases"))));
  }

  private static Optional<Feed> leftOut(Visit visit) {
    return visit
        .query("select r.id, r.run_date, count(k.run_id) as count from billing_run r"
            + " left join billing_run_skip k on k.tenant_id = r.tenant_id and k.run_id = r.id"
            + " where r.tenant_id = :tenant")
        .then("group by r.id, r.run_date order by r.run_date desc, r.id desc limit 1")
        .first(row -> row.number("count") == 0
            ? Optional.<Feed>empty()
            : Optional.of(entry(
                "warn",
                "file-invoice",
                visit.say(
                    "attention.run_failed",
                    visit.formats().date(row.date("run_date")),
                    row.number("count")),
                visit.say("attention.run_failed_text"),
                new Link("/admin/billing/runs/" + row.id("id"), visit.say("attention.open_run")))))
        .flatMap(found -> found);
  }

  private static Optional<Feed> unapplied(Visit visit) {
    return visit
        .query("select count(*) as count, coalesce(sum(p.amount_minor - p.allocated_minor"
            + " - p.refunded_minor), 0) as minor from payment p where p.tenant_id = :tenant"
            + " and p.status in ('succeeded', 'partially_refunded')"
            + " and p.allocated_minor + p.refunded_minor < p.amount_minor")
        .first(Found::of)
        .filter(found -> found.count() > 0)
        .map(found -> entry(
            "info",
            "coin",
            visit.say("attention.unapplied", money(visit, found.minor())),
            visit.say("attention.unapplied_text", found.count()),
            new Link(
                "/admin/billing/payments?unapplied=true", visit.say("attention.open_payments"))));
  }

  private static Optional<Feed> rejects(Visit visit) {
    record Reason(String reason, long count, long all) {}
    return visit
        .query("select l.reason, count(*) as count, sum(count(*)) over () as all_rejects"
            + " from radius_auth_log l where l.tenant_id = :tenant and l.occurred_at >= :from")
        .with("from", visit.tx().now().minus(Duration.ofHours(24)))
        .then("group by l.reason order by count(*) desc limit 1")
        .first(row -> new Reason(
            visit.name("reject", row.text("reason")),
            row.number("count"),
            row.number("all_rejects")))
        .map(found -> entry(
            "info",
            "ban",
            visit.say("attention.rejects", found.all()),
            visit.say("attention.rejects_text", found.reason()),
            new Link("/admin/network/sessions", visit.say("attention.open_sessions"))));
  }

  private static Feed entry(String tone, String icon, String title, String note, Link action) {
    return new Feed(tone, icon, title, note, "", "", action);
  }

  private static String money(Visit visit, long minor) {
    return visit.formats().money(minor, visit.currency());
  }
}
