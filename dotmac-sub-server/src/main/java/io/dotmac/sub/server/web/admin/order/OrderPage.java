package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One order: what it is for, who comes when, what is to be done, what was done on devices. */
final class OrderPage {
  private static final int MOST_ONTS = 6;
  private static final int SLOT_DAYS = 14;

  private static final String ORDER = """
      select o.id, o.order_number, o.order_type, o.status, o.due_on, o.eta_at, o.on_device,
        o.subscriber_id, o.subscription_id, u.subscription_number, f.name as plan,
        u.status as service_status, coalesce(o.notes, '') as notes,
        coalesce(o.ended_reason, '') as ended_reason, o.completed_at,
        trim(s.first_name || ' ' || s.last_name) as who, coalesce(t.name, '') as technician,
        coalesce(a.address_line1, s.address_line1, '') as street,
        coalesce(a.city, s.city, '') as city,
        coalesce(s.phone, '') as phone
      from service_order o
      join subscriber s on s.tenant_id = o.tenant_id and s.id = o.subscriber_id
      join subscription u on u.tenant_id = o.tenant_id and u.id = o.subscription_id
      join catalog_offer f on f.tenant_id = u.tenant_id and f.id = u.offer_id
      left join address a on a.tenant_id = u.tenant_id and a.id = u.service_address_id
      left join technician t on t.tenant_id = o.tenant_id and t.id = o.technician_id
      where o.tenant_id = :tenant and o.id = :id""";

  private final Visit visit;
  private final UUID id;
  private final String path;
  private final boolean mayWrite;

  private OrderPage(Visit visit, UUID id) {
    this.visit = visit;
    this.id = id;
    this.path = OrderBoard.PATH + "/" + id;
    this.mayWrite = visit.tx().caller().may("operations:service_order:update");
  }

  static OrderPages.Order page(
      Visit visit, UUID id, InstallAppointments appointments, Errors errors) {
    OrderPage page = new OrderPage(visit, id);
    return visit
        .query(ORDER)
        .with("id", id)
        .first(row -> page.page(row, appointments, errors))
        .orElseThrow(() -> Problem.notFound("service order", id));
  }

  private OrderPages.Order page(Row row, InstallAppointments appointments, Errors errors) {
    String status = row.text("status");
    List<OrderPages.VisitRow> visits = visits(status);
    boolean live = visits.stream().anyMatch(each -> each.actions().present());
    boolean open = !status.equals("active") && !status.equals("canceled");
    return new OrderPages.Order(
        row.text("order_number"),
        visit.name("order_type", row.text("order_type")),
        OrderBoard.status(visit, status),
        path,
        mayWrite,
        status.equals("provisioning") ? "2" : "15",
        errors,
        facts(row),
        Rows.of(actions(row)),
        Rows.of(leftovers()),
        Rows.of(visits),
        mayWrite && open && !live && !status.equals("draft")
            ? new OrderPages.VisitForm(path + "/appointments", slots(appointments))
            : null,
        Rows.of(tasks(open)),
        mayWrite && open && !status.equals("provisioning"),
        Rows.of(new OrderRuns(visit, id, path).runs()),
        runForm(row),
        Rows.of(notes()),
        Rows.of(history()));
  }

  private Fact.Group facts(Row row) {
    Formats formats = visit.formats();
    List<Fact> facts = new ArrayList<>(List.of(
        Fact.link(
            visit.say("order.subscriber"),
            row.text("who"),
            "/admin/subscribers/" + row.id("subscriber_id")),
        Fact.of(
            visit.say("order.service"), row.text("subscription_number") + " · " + row.text("plan")),
        Fact.of(
            visit.say("order.service_status"), visit.name("status", row.text("service_status"))),
        Fact.of(visit.say("order.place"), formats.orNone(place(row))),
        Fact.of(visit.say("order.phone"), formats.orNone(row.text("phone"))),
        Fact.of(visit.say("order.technician"), formats.orNone(row.text("technician")))));
    if (row.dateOrNull("due_on") != null) {
      facts.add(Fact.of(visit.say("order.due"), formats.date(row.date("due_on"))));
    }
    if (row.instantOrNull("eta_at") != null) {
      facts.add(Fact.of(visit.say("order.eta"), formats.moment(row.instant("eta_at"))));
    }
    if (!row.text("notes").isEmpty()) {
      facts.add(Fact.of(visit.say("order.notes"), row.text("notes")));
    }
    if (row.instantOrNull("completed_at") != null) {
      facts.add(Fact.of(visit.say("order.done_at"), formats.moment(row.instant("completed_at"))));
    }
    if (!row.text("ended_reason").isEmpty()) {
      facts.add(Fact.of(visit.say("order.reason"), row.text("ended_reason")));
    }
    return new Fact.Group(facts);
  }

  private static String place(Row row) {
    String street = row.text("street");
    String city = row.text("city");
    return street.isEmpty() || city.isEmpty() ? street + city : street + ", " + city;
  }

  /** What can be done with the order as a whole by one press. */
  private List<OrderPages.Action> actions(Row row) {
    String status = row.text("status");
    List<OrderPages.Action> actions = new ArrayList<>();
    if (!mayWrite || List.of("active", "canceled", "provisioning").contains(status)) {
      return actions;
    }
    if (!row.flag("on_device")) {
      actions.add(action("/move", "cancel", "order.cancel", "btn-plain"));
    }
    if (status.equals("draft")) {
      actions.add(action("/move", "submit", "order.submit", "btn-primary"));
    } else if (!row.flag("on_device")) {
      actions.add(action("/move", "complete", "order.complete", "btn-primary"));
      actions.addAll(found());
    }
    return actions;
  }

  /** The ONT that the order expects, else some that no order does, if devices show them. */
  private List<OrderPages.Action> found() {
    if (!visit.tx().caller().may("provisioning:write")) {
      return List.of();
    }
    return visit
        .query("select x.id, x.serial_number, x.pon_port, d.name from service_order o"
            + " join discovered_ont x on x.tenant_id = o.tenant_id and x.status = 'seen'"
            + " and coalesce(x.serial_number = o.ont_serial, not exists (select"
            + " from service_order other where other.tenant_id = o.tenant_id"
            + " and other.ont_serial = x.serial_number"
            + " and other.status not in ('active', 'failed', 'canceled')))"
            + " join provisioning_device d on d.tenant_id = x.tenant_id and d.id = x.device_id"
            + " and d.workflow_id is not null"
            + " where o.tenant_id = :tenant and o.id = :id and o.order_type = 'new_install'")
        .with("id", id)
        .with("most", MOST_ONTS)
        .then("order by x.pon_port, x.serial_number limit :most")
        .list(row -> new OrderPages.Action(
            path + "/onts/" + row.id("id") + "/approve",
            "approve",
            visit.say(
                "order.let_in", row.text("serial_number"), row.text("name"), row.text("pon_port")),
            "btn-primary"));
  }

  private OrderPages.Action action(String tail, String verb, String key, String css) {
    return new OrderPages.Action(path + tail, verb, visit.say(key), css);
  }

  private List<String> leftovers() {
    return visit
        .query("select l.what from service_order o,"
            + " jsonb_array_elements_text(o.leftovers) as l (what)"
            + " where o.tenant_id = :tenant and o.id = :id")
        .with("id", id)
        .list(row -> row.text("what"));
  }

  private List<OrderPages.VisitRow> visits(String orderStatus) {
    return visit
        .query("select a.id, a.scheduled_start, a.scheduled_end, a.status, a.is_self_install,"
            + " coalesce(t.name, '') as technician from install_appointment a"
            + " left join technician t on t.tenant_id = a.tenant_id and t.id = a.technician_id"
            + " where a.tenant_id = :tenant and a.service_order_id = :id")
        .with("id", id)
        .then("order by a.id desc limit 20")
        .list(row -> visitRow(row, !orderStatus.equals("provisioning")));
  }

  private OrderPages.VisitRow visitRow(Row row, boolean moves) {
    String status = row.text("status");
    String base = "/appointments/" + row.id("id") + "/move";
    List<OrderPages.Action> actions = new ArrayList<>();
    if (mayWrite && moves && status.equals("proposed")) {
      actions.add(action(base, "confirm", "order.confirm", "btn-primary"));
      actions.add(action(base, "cancel", "order.cancel_visit", "btn-plain"));
    } else if (mayWrite && moves && status.equals("confirmed")) {
      actions.add(action(base, "no-show", "order.no_show", "btn-plain"));
      actions.add(action(base, "cancel", "order.cancel_visit", "btn-plain"));
    }
    String technician =
        row.flag("is_self_install") ? visit.say("order.self_install") : row.text("technician");
    return new OrderPages.VisitRow(
        visit.formats().moment(row.instant("scheduled_start")) + "–"
            + visit.formats().hourMinute(row.instant("scheduled_end")),
        OrderCalendar.status(visit, status),
        technician.isEmpty() ? visit.say("order.nobody") : technician,
        Rows.of(actions));
  }

  /** The slots to come that have room; where nobody works yet, all of them. */
  private List<Filters.Option> slots(InstallAppointments appointments) {
    var rooms = appointments.slots(visit.tx(), null, SLOT_DAYS);
    boolean anybody = rooms.stream().anyMatch(room -> room.free() > 0);
    return rooms.stream()
        .filter(room -> !anybody || room.free() > 0)
        .map(room -> new Filters.Option(
            room.slot().start() + "/" + room.slot().end(),
            visit.formats().moment(room.slot().start()) + "–"
                + visit.formats().hourMinute(room.slot().end()),
            false))
        .toList();
  }

  private List<OrderPages.Task> tasks(boolean open) {
    return visit
        .query("select k.id, k.name, k.status, coalesce(t.name, '') as who"
            + " from provisioning_task k"
            + " left join technician t on t.tenant_id = k.tenant_id and t.id = k.assigned_to"
            + " where k.tenant_id = :tenant and k.service_order_id = :id")
        .with("id", id)
        .then("order by k.id limit 100")
        .list(row -> task(row, open));
  }

  private OrderPages.Task task(Row row, boolean open) {
    String status = row.text("status");
    boolean done = status.equals("completed");
    Tone tone = done ? Tone.GOOD : status.equals("pending") ? Tone.NEUTRAL : Tone.INFO;
    return new OrderPages.Task(
        row.text("name"),
        Pill.of(tone, visit.name("task_status", status)),
        row.text("who"),
        mayWrite && open && !done ? path + "/tasks/" + row.id("id") + "/done" : "");
  }

  /** What carries the order out, where it can be now. */
  private OrderPages.@Nullable RunForm runForm(Row row) {
    String status = row.text("status");
    boolean ready = status.equals("submitted")
        || status.equals("scheduled")
        || (status.equals("failed") && !row.flag("on_device"));
    if (!ready || !visit.tx().caller().may("provisioning:write")) {
      return null;
    }
    boolean disconnects = row.text("order_type").equals("disconnect");
    List<Filters.Option> workflows = options("provisioning_workflow");
    List<Filters.Option> devices = options("provisioning_device");
    boolean possible = disconnects ? isInstalled(row) : !workflows.isEmpty() && !devices.isEmpty();
    return possible
        ? new OrderPages.RunForm(path + "/runs", disconnects, workflows, devices)
        : null;
  }

  private boolean isInstalled(Row row) {
    return visit
            .query("select count(*) from provisioning_run where tenant_id = :tenant"
                + " and subscription_id = :service and direction = 'apply'"
                + " and status = 'success'")
            .with("service", row.id("subscription_id"))
            .number()
        > 0;
  }

  private List<Filters.Option> options(String table) {
    return visit
        .query("select id, name from " + table + " where tenant_id = :tenant and is_active")
        .then("order by lower(name) limit 200")
        .list(row -> new Filters.Option(row.id("id").toString(), row.text("name"), false));
  }

  private List<OrderPages.Note> notes() {
    return visit
        .query("select coalesce(note, '') as note, eta_at, written_by, written_at"
            + " from service_order_note where tenant_id = :tenant and service_order_id = :id")
        .with("id", id)
        .then("order by id desc limit 50")
        .list(row -> new OrderPages.Note(
            row.text("written_by"),
            row.instantOrNull("eta_at") == null
                ? row.text("note")
                : visit.say("order.expected", visit.formats().moment(row.instant("eta_at"))) + " "
                    + row.text("note"),
            visit.formats().moment(row.instant("written_at"))));
  }

  private List<OrderPages.Note> history() {
    return visit
        .query("select to_status, coalesce(reason, '') as reason, changed_by, changed_at"
            + " from service_state_transition"
            + " where tenant_id = :tenant and service_order_id = :id")
        .with("id", id)
        .then("order by id desc limit 50")
        .list(row -> new OrderPages.Note(
            visit.name("order_status", row.text("to_status")),
            row.text("reason").isEmpty()
                ? row.text("changed_by")
                : row.text("changed_by") + " · " + row.text("reason"),
            visit.formats().moment(row.instant("changed_at"))));
  }
}
