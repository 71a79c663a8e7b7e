package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.provisioning.slot.Slot;
import io.dotmac.sub.core.provisioning.slot.Visits;
import io.dotmac.sub.core.provisioning.technician.Technicians;
import io.dotmac.sub.core.tx.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the visits to come, with those who make them. */
final class LiveVisits {
  private LiveVisits() {}

  /** Those of {@code days} days from {@code first} on, beside the slots of those days. */
  static Visits read(Tx tx, LocalDate first, int days) {
    ZoneId zone = tx.zone();
    List<Slot> slots = VisitSettings.hours(tx).from(first, days, zone, tx.now());
    Instant from = first.atStartOfDay(zone).toInstant();
    Instant to = first.plusDays(days + 1L).atStartOfDay(zone).toInstant();
    return of(tx, slots, new Slot(from, to), null);
  }

  /** Those at one time, without the one of that id. */
  static Visits at(Tx tx, Slot time, @Nullable InstallAppointmentId without) {
    return of(tx, List.of(time), time, without);
  }

  private static Visits of(
      Tx tx, List<Slot> slots, Slot range, @Nullable InstallAppointmentId without) {
    List<UUID> technicians =
        Technicians.active(tx).stream().map(one -> one.id().value()).toList();
    List<Visits.Visit> visits = tx
        .session()
        .createSelectionQuery(
            "from InstallAppointment e where e.status in (:live)"
                + " and e.terms.scheduledStart < :until and e.terms.scheduledEnd > :since",
            InstallAppointment.class)
        .setParameterList("live", List.of(AppointmentStatus.PROPOSED, AppointmentStatus.CONFIRMED))
        .setParameter("since", range.start())
        .setParameter("until", range.end())
        .getResultList()
        .stream()
        .filter(one -> !one.id().equals(without) && !one.terms().isSelfInstall())
        .map(LiveVisits::visit)
        .toList();
    return new Visits(slots, technicians, visits);
  }

  private static Visits.Visit visit(InstallAppointment appointment) {
    var technician = appointment.terms().technicianId();
    return new Visits.Visit(technician == null ? null : technician.value(), appointment.time());
  }
}
