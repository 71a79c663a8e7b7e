package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.core.provisioning.slot.Visits;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The visits of a week. */
final class OrderCalendar {
  static final String PATH = OrderBoard.PATH + "/calendar";
  private static final int DAYS = 7;

  private static final String VISITS = """
      select a.scheduled_start, a.scheduled_end, a.status, a.is_self_install, o.id as order_id,
        trim(s.first_name || ' ' || s.last_name) as who, coalesce(t.name, '') as technician
      from install_appointment a
      join service_order o on o.tenant_id = a.tenant_id and o.id = a.service_order_id
      join subscriber s on s.tenant_id = o.tenant_id and s.id = o.subscriber_id
      left join technician t on t.tenant_id = a.tenant_id and t.id = a.technician_id
      where a.tenant_id = :tenant and a.status <> 'canceled'
        and a.scheduled_start >= :since and a.scheduled_start < :until""";

  private final Visit visit;
  private final ZoneId zone;
  private final LocalDate monday;

  private OrderCalendar(Visit visit, LocalDate monday) {
    this.visit = visit;
    this.zone = visit.tx().zone();
    this.monday = monday;
  }

  static OrderPages.Calendar page(Visit visit, InstallAppointments appointments) {
    LocalDate day = visit.params().date("from").orElse(visit.tx().today());
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new OrderCalendar(visit, monday).page(appointments);
  }

  private OrderPages.Calendar page(InstallAppointments appointments) {
    Map<LocalDate, List<OrderPages.Entry>> entries = visit
        .query(VISITS)
        .with("since", monday.atStartOfDay(zone).toInstant())
        .with("until", monday.plusDays(DAYS).atStartOfDay(zone).toInstant())
        .then("order by a.scheduled_start, a.id")
        .list(row -> Map.entry(visit.formats().day(row.instant("scheduled_start")), entry(row)))
        .stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    Map<LocalDate, Integer> free = free(appointments);
    List<OrderPages.Day> days = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = monday.plusDays(i);
      Integer room = free.get(day);
      days.add(new OrderPages.Day(
          visit.formats().dateInFull(day),
          day.equals(visit.tx().today()),
          Rows.of(entries.getOrDefault(day, List.of())),
          room == null ? "" : visit.say("order.free", room)));
    }
    long visits = entries.values().stream().mapToLong(List::size).sum();
    return new OrderPages.Calendar(
        visit.say("order.visits", visits),
        PATH + "?from=" + monday.minusDays(DAYS),
        PATH + "?from=" + monday.plusDays(DAYS),
        visit.say("order.week_of", visit.formats().dateInFull(monday)),
        days);
  }

  /** How many more visits each day to come has room for. */
  private Map<LocalDate, Integer> free(InstallAppointments appointments) {
    LocalDate today = visit.tx().today();
    LocalDate first = monday.isBefore(today) ? today : monday;
    int days = (int) (monday.plusDays(DAYS).toEpochDay() - first.toEpochDay());
    if (days < 1 || !first.isBefore(today.plusYears(1))) {
      return Map.of();
    }
    return appointments.slots(visit.tx(), first, days).stream()
        .collect(Collectors.groupingBy(
            room -> visit.formats().day(room.slot().start()),
            Collectors.summingInt(Visits.Room::free)));
  }

  private OrderPages.Entry entry(Row row) {
    String time = visit.formats().hourMinute(row.instant("scheduled_start")) + "–"
        + visit.formats().hourMinute(row.instant("scheduled_end"));
    String technician =
        row.flag("is_self_install") ? visit.say("order.self_install") : row.text("technician");
    return new OrderPages.Entry(
        OrderBoard.PATH + "/" + row.id("order_id"),
        time,
        row.text("who"),
        technician.isEmpty() ? visit.say("order.nobody") : technician,
        status(visit, row.text("status")));
  }

  static Pill status(Visit visit, String status) {
    Tone tone = switch (status) {
      case "confirmed" -> Tone.INFO;
      case "completed" -> Tone.GOOD;
      case "no_show" -> Tone.WARN;
      default -> Tone.NEUTRAL;
    };
    return Pill.of(tone, visit.name("visit_status", status));
  }
}
