package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.core.provisioning.order.OrderType;
import io.dotmac.sub.core.provisioning.order.ServiceOrderStatus;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All orders. */
final class OrderBoard {
  static final String PATH = "/admin/orders";
  private static final int CARDS = 8;
  private static final List<String> COLUMNS =
      List.of("submitted", "scheduled", "provisioning", "failed");

  private static final String FROM = """
       from service_order o
      join subscriber s on s.tenant_id = o.tenant_id and s.id = o.subscriber_id
      left join technician t on t.tenant_id = o.tenant_id and t.id = o.technician_id
      left join lateral (select a.scheduled_start, a.scheduled_end, a.status
        from install_appointment a where a.tenant_id = o.tenant_id and a.service_order_id = o.id
          and a.status in ('proposed', 'confirmed') limit 1) v on true
      where o.tenant_id = :tenant""";

  private static final String COLUMNS_OF_ROW = """
      select o.id, o.order_number, o.order_type, o.status, o.created_at,
        trim(s.first_name || ' ' || s.last_name) as who, coalesce(t.name, '') as technician,
        v.scheduled_start, v.status as visit_status""";

  private OrderBoard() {}

  static OrderPages.Board page(Visit visit) {
    long total = filtered(visit, "select count(*)").number();
    List<OrderPages.OrderRow> rows = filtered(visit, COLUMNS_OF_ROW)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by o.id desc limit :limit offset :offset")
        .list(row -> row(visit, row));
    long open = visit
        .query("select count(*) from service_order where tenant_id = :tenant"
            + " and status not in ('active', 'canceled')")
        .number();
    return new OrderPages.Board(
        visit.say("order.summary", open),
        COLUMNS.stream().map(status -> column(visit, status)).toList(),
        visit.filters(
            "order.search",
            visit.select("status", "order.status", "order_status", statuses()),
            visit.select("order_type", "order.type", "order_type", types())),
        Rows.of(rows),
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "order"));
  }

  private static List<String> statuses() {
    return Arrays.stream(ServiceOrderStatus.values()).map(WireName::of).toList();
  }

  private static List<String> types() {
    return Arrays.stream(OrderType.values()).map(WireName::of).toList();
  }

  private static Query filtered(Visit visit, String columns) {
    String status = visit.params().text("status");
    String type = visit.params().text("order_type");
    return visit
        .query(columns + FROM)
        .and("o.status = :status", "status", statuses().contains(status) ? status : "")
        .and("o.order_type = :type", "type", types().contains(type) ? type : "")
        .and(
            "lower(o.order_number) like :like"
                + " or lower(s.first_name || ' ' || s.last_name) like :like",
            "like",
            visit.params().like());
  }

  /** Those that have waited longest; who comes first stands first. */
  private static OrderPages.Column column(Visit visit, String status) {
    long count = visit
        .query("select count(*) from service_order where tenant_id = :tenant"
            + " and status = :status")
        .with("status", status)
        .number();
    List<OrderPages.Card> cards = visit
        .query(COLUMNS_OF_ROW + FROM + " and o.status = :status")
        .with("status", status)
        .with("cards", CARDS)
        .then("order by v.scheduled_start nulls last, o.id limit :cards")
        .list(row -> card(visit, row));
    return new OrderPages.Column(
        "col-" + status,
        visit.name("order_status", status),
        visit.formats().count(count),
        Rows.of(cards),
        count > cards.size() ? visit.say("order.more", count - cards.size()) : "",
        PATH + "?status=" + status);
  }

  private static OrderPages.Card card(Visit visit, Row row) {
    return new OrderPages.Card(
        PATH + "/" + row.id("id"),
        row.text("order_number"),
        row.text("who"),
        visit.name("order_type", row.text("order_type")),
        when(visit, row.instantOrNull("scheduled_start")));
  }

  private static OrderPages.OrderRow row(Visit visit, Row row) {
    return new OrderPages.OrderRow(
        PATH + "/" + row.id("id"),
        row.text("order_number"),
        row.text("who"),
        visit.name("order_type", row.text("order_type")),
        status(visit, row.text("status")),
        visit.formats().orNone(row.text("technician")),
        when(visit, row.instantOrNull("scheduled_start")),
        visit.formats().moment(row.instant("created_at")));
  }

  static String when(Visit visit, @Nullable Instant at) {
    return at == null ? visit.say("order.no_visit") : visit.formats().moment(at);
  }

  /** How far an order has come. */
  static Pill status(Visit visit, String status) {
    Tone tone = switch (status) {
      case "active" -> Tone.GOOD;
      case "failed" -> Tone.BAD;
      case "scheduled", "provisioning" -> Tone.INFO;
      case "submitted" -> Tone.WARN;
      default -> Tone.NEUTRAL;
    };
    return Pill.of(tone, visit.name("order_status", status));
  }
}
