package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Meter;
import io.dotmac.sub.server.web.part.Rows;
import java.util.UUID;

/** What customers have left of the data that their plans include. */
final class Allowances {
  private static final int NEARLY = 80;

  private Allowances() {}

  static Rows<PortalPages.Quota> of(Visit visit, UUID subscriber) {
    return Rows.of(visit
        .query("""
            select o.name, b.used_octets as used, b.topped_up_octets as bought, b.period_end,
              b.included_octets + b.rollover_octets + b.topped_up_octets as included,
              (select l.effect from service_lock l where l.tenant_id = :tenant
                and l.subscription_id = u.id and l.reason = 'quota' and l.released_at is null
                limit 1) as effect
            from quota_bucket b
            join subscription u on u.tenant_id = b.tenant_id and u.id = b.subscription_id
            join catalog_offer o on o.tenant_id = u.tenant_id and o.id = u.offer_id
            where b.tenant_id = :tenant and u.subscriber_id = :subscriber
              and b.period_start <= :now and b.period_end > :now
              and b.included_octets is not null
            """)
        .with("subscriber", subscriber)
        .then("order by u.subscription_number")
        .list(row -> quota(visit, row)));
  }

  private static PortalPages.Quota quota(Visit visit, Row row) {
    Formats formats = visit.formats();
    long used = row.number("used");
    long included = row.number("included");
    long left = Math.max(0, included - used);
    String until = formats.dayMonthInFull(formats.day(row.instant("period_end")));
    return new PortalPages.Quota(
        row.text("name"),
        visit.say("portal.quota_used", formats.bytes(used), formats.bytes(included)),
        visit.say("portal.quota_left", formats.bytes(left)),
        Meter.width(used, included),
        used * 100 < included * NEARLY ? "f1" : left > 0 ? "f3" : "f4",
        row.number("bought") > 0
            ? visit.say("portal.quota_bought", until, formats.bytes(row.number("bought")))
            : visit.say("portal.quota_until", until),
        warning(visit, row.text("effect"), left));
  }

  private static String warning(Visit visit, String effect, long left) {
    if (effect.equals("throttle")) {
      return visit.say("portal.quota_slowed");
    }
    if (!effect.isEmpty()) {
      return visit.say("portal.quota_stopped");
    }
    return left == 0 ? visit.say("portal.quota_gone") : "";
  }
}
