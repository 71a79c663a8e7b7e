package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was done for an order on devices, the newest first. */
final class OrderRuns {
  private static final int MOST = 10;

  private final Visit visit;
  private final UUID order;
  private final String path;

  OrderRuns(Visit visit, UUID order, String path) {
    this.visit = visit;
    this.order = order;
    this.path = path;
  }

  /** A step with the run it belongs to. */
  private record Placed(UUID run, OrderPages.Step step) {}

  List<OrderPages.Run> runs() {
    Map<UUID, List<OrderPages.Step>> steps = visit
        .query("select s.run_id, s.name, s.status, s.completed_at, s.transcript,"
            + " coalesce(s.error_message, '') as error from provisioning_run_step s"
            + " join (select id from provisioning_run where tenant_id = :tenant"
            + " and service_order_id = :order order by id desc limit :most) r on r.id = s.run_id"
            + " where s.tenant_id = :tenant")
        .with("order", order)
        .with("most", MOST)
        .then("order by s.run_id, s.position")
        .list(row -> new Placed(row.id("run_id"), step(row)))
        .stream()
        .collect(Collectors.groupingBy(
            Placed::run, Collectors.mapping(Placed::step, Collectors.toList())));
    List<OrderPages.Run> runs = new ArrayList<>();
    visit
        .query("select r.id, r.direction, r.status, r.pon_port, r.serial_number, r.ont_number,"
            + " coalesce(r.error_message, '') as error, d.name as device, w.name as workflow"
            + " from provisioning_run r"
            + " join provisioning_device d on d.tenant_id = r.tenant_id and d.id = r.device_id"
            + " join provisioning_workflow w on w.tenant_id = r.tenant_id"
            + " and w.id = r.workflow_id"
            + " where r.tenant_id = :tenant and r.service_order_id = :order")
        .with("order", order)
        .with("most", MOST)
        .then("order by r.id desc limit :most")
        .list(row -> run(row, steps.getOrDefault(row.id("id"), List.of()), runs.isEmpty()))
        .forEach(runs::add);
    return runs;
  }

  private OrderPages.Run run(Row row, List<OrderPages.Step> steps, boolean newest) {
    String status = row.text("status");
    boolean apply = row.text("direction").equals("apply");
    List<OrderPages.Action> actions = new ArrayList<>();
    boolean may = visit.tx().caller().may("provisioning:write");
    if (may && newest && status.equals("failed")) {
      String base = path + "/runs/" + row.id("id") + "/move";
      actions.add(new OrderPages.Action(base, "retry", visit.say("order.retry"), "btn-primary"));
      if (apply) {
        actions.add(new OrderPages.Action(base, "undo", visit.say("order.undo"), "btn-plain"));
      }
    }
    Integer ont = row.integer("ont_number");
    return new OrderPages.Run(
        apply ? row.text("workflow") : visit.say("order.takes_down", row.text("workflow")),
        status(visit, status),
        row.text("device") + " · " + row.text("pon_port") + (ont == null ? "" : " · ONT " + ont)
            + " · " + row.text("serial_number"),
        status.equals("success") ? "" : row.text("error"),
        Rows.of(steps),
        Rows.of(actions));
  }

  private OrderPages.Step step(Row row) {
    Instant done = row.instantOrNull("completed_at");
    return new OrderPages.Step(
        row.text("name"),
        status(visit, row.text("status")),
        done == null ? "" : visit.formats().clock(done),
        row.text("error"),
        row.text("transcript"));
  }

  private static Pill status(Visit visit, String status) {
    Tone tone = switch (status) {
      case "success" -> Tone.GOOD;
      case "failed" -> Tone.BAD;
      case "running" -> Tone.INFO;
      default -> Tone.NEUTRAL;
    };
    return Pill.of(tone, visit.name("run_status", status));
  }
}
