package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Data of the running billing cycle: since when, how much, of how much. */
final class Cycles {
  private record Plan(@Nullable LocalDate next, long anchor, long included) {}

  private Cycles() {}

  static PortalPages.Cycle of(Visit visit, UUID subscriber) {
    Formats formats = visit.formats();
    Plan plan = visit
        .query("select u.next_bill_on, u.anchor_day, coalesce((select q.included_octets"
            + " + q.rollover_octets + q.topped_up_octets from quota_bucket q"
            + " where q.tenant_id = :tenant and q.subscription_id = u.id"
            + " and q.period_start <= :now and q.period_end > :now limit 1), 0)"
            + " as included from subscription u where u.tenant_id = :tenant"
            + " and u.subscriber_id = :subscriber"
            + " and u.status in ('active', 'suspended')")
        .with("subscriber", subscriber)
        .then("order by u.subscription_number limit 1")
        .first(row -> new Plan(
            row.dateOrNull("next_bill_on"), row.number("anchor_day"), row.number("included")))
        .orElse(new Plan(null, 1, 0));
    LocalDate since = since(visit.tx().today(), (int) plan.anchor());
    long used = used(visit, subscriber, since);
    String amount = formats.bytes(used);
    String start = formats.dayMonth(since);
    return new PortalPages.Cycle(
        visit.say("portal.cycle_label", amount, start),
        amount,
        visit.say("portal.cycle_since", start),
        plan.included() > 0
            ? PortalPages.Cycle.dash(used, plan.included())
            : PortalPages.Cycle.dash(passed(since, visit.tx().today()), since.lengthOfMonth()),
        plan.included() > 0
            ? visit.say("portal.cycle_of", formats.bytes(plan.included()))
            : visit.say(
                "portal.cycle_unlimited",
                passed(since, visit.tx().today()),
                since.lengthOfMonth()));
  }

  /** The last day of the month's grid that is not after today. */
  private static LocalDate since(LocalDate today, int anchor) {
    LocalDate here = today.withDayOfMonth(Math.min(anchor, today.lengthOfMonth()));
    if (!here.isAfter(today)) {
      return here;
    }
    LocalDate before = today.minusMonths(1);
    return before.withDayOfMonth(Math.min(anchor, before.lengthOfMonth()));
  }

  private static long passed(LocalDate since, LocalDate today) {
    return Formats.days(since, today) + 1;
  }

  private static long used(Visit visit, UUID subscriber, LocalDate since) {
    return visit
        .query("select coalesce(sum(g.octets_in + g.octets_out), 0)::bigint from usage_record g"
            + " where g.tenant_id = :tenant and g.recorded_at >= :from"
            + " and g.subscription_id in (select u.id from subscription u"
            + " where u.tenant_id = :tenant and u.subscriber_id = :subscriber)")
        .with("subscriber", subscriber)
        .with("from", since.atStartOfDay(visit.tx().zone()).toInstant())
        .number();
  }
}
