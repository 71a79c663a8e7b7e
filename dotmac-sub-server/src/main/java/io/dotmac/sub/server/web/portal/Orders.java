package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Feed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is being done for a customer outside the office, in plain words. */
final class Orders {
  private static final String SQL = """
      select o.order_number, o.order_type, o.status, o.eta_at, o.created_at,
        v.scheduled_start, v.scheduled_end, v.status as visit_status, v.is_self_install
      from service_order o
      left join lateral (select a.scheduled_start, a.scheduled_end, a.status, a.is_self_install
        from install_appointment a where a.tenant_id = o.tenant_id and a.service_order_id = o.id
          and a.status in ('proposed', 'confirmed') limit 1) v on true
      where o.tenant_id = :tenant and o.subscriber_id = :subscriber
        and o.status not in ('draft', 'active', 'canceled')""";

  private Orders() {}

  static List<Feed> open(Visit visit, UUID subscriber) {
    return visit
        .query(SQL)
        .with("subscriber", subscriber)
        .then("order by o.id desc limit 5")
        .list(row -> feed(visit, row));
  }

  private static Feed feed(Visit visit, Row row) {
    String title = switch (row.text("order_type")) {
      case "new_install" -> visit.say("portal.order");
      case "disconnect" -> visit.say("portal.order_disconnect");
      default -> visit.say("portal.order_change");
    };
    Instant eta = row.instantOrNull("eta_at");
    String expected =
        eta == null ? "" : " " + visit.say("portal.order_eta", visit.formats().moment(eta));
    return new Feed(
        "info",
        "calendar-event",
        title + " · " + row.text("order_number"),
        state(visit, row) + expected,
        "",
        row.instant("created_at").toString(),
        null);
  }

  /** What comes next; a failure is ours to look at, and the customer still waits. */
  private static String state(Visit visit, Row row) {
    Instant start = row.instantOrNull("scheduled_start");
    if (row.text("status").equals("provisioning")) {
      return visit.say("portal.order_provisioning");
    }
    if (start == null) {
      return visit.say("portal.order_submitted");
    }
    boolean agreed = row.text("visit_status").equals("confirmed");
    String key = row.flag("is_self_install")
        ? "portal.order_self"
        : agreed ? "portal.order_confirmed" : "portal.order_proposed";
    return visit.say(key, when(visit.formats(), start, row.instantOrNull("scheduled_end")));
  }

  private static String when(Formats formats, Instant start, @Nullable Instant end) {
    String begins = formats.dayMonthInFull(formats.day(start)) + ", " + formats.hourMinute(start);
    return end == null ? begins : begins + "–" + formats.hourMinute(end);
  }
}
