package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.ProvisioningEvent.AppointmentMissed;
import io.dotmac.sub.core.provisioning.ProvisioningEvent.AppointmentScheduled;
import io.dotmac.sub.core.provisioning.slot.Slot;
import io.dotmac.sub.core.provisioning.slot.Visits;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.provisioning.technician.Technicians;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Visits of technicians: proposed, agreed, made or missed. */
public final class InstallAppointments {
  /** All that a caller may see, the newest first. */
  public static final Listing<InstallAppointment> LISTING = Listing.of(InstallAppointment.class)
      .filter("service_order_id", "e.order.value = :service_order_id", Id::parse)
      .filter("technician_id", "e.terms.technicianId.value = :technician_id", Id::parse)
      .filter("status", "e.status = :status", text -> WireName.parse(AppointmentStatus.class, text))
      .filter("ends_after", "e.terms.scheduledEnd > :ends_after", Instant::parse)
      .filter("starts_before", "e.terms.scheduledStart < :starts_before", Instant::parse)
      .sort("scheduled_start", "e.terms.scheduledStart")
      .sort("created_at", "e.createdAt")
      .own("e.order.value in"
          + " (select o.id.value from ServiceOrder o where o.subscriber.value = :own)")
      .reseller("e.order.value in (select o.id.value from ServiceOrder o, Subscriber b"
          + " where o.subscriber.value = b.id.value and b.reseller.value = :reseller)");

  private final ServiceOrders orders;

  /** Of these orders. */
  public InstallAppointments(ServiceOrders orders) {
    this.orders = orders;
  }

  /** Proposes a visit for an order that has none to come. */
  public InstallAppointment propose(Tx tx, ServiceOrderId id, AppointmentTerms terms) {
    check(tx, terms, null);
    ServiceOrder order = orders.locked(tx, id);
    if (!order.open() || order.status() == ServiceOrderStatus.DRAFT) {
      throw Problem.conflict(
          "order_status",
          "order " + order.number() + " is " + WireName.of(order.status())
              + ": there is nothing to visit for");
    }
    if (live(tx, id).isPresent()) {
      throw Problem.conflict(
          "appointment_open", "order " + order.number() + " has an appointment to come");
    }
    InstallAppointment appointment = new InstallAppointment(id, terms);
    tx.save(appointment);
    return appointment;
  }

  /** The one of that id, if the caller may see it. */
  public InstallAppointment require(Tx tx, InstallAppointmentId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited; another time of a visit that was agreed is agreed anew. */
  public InstallAppointment update(Tx tx, InstallAppointmentId id, AppointmentTerms terms) {
    InstallAppointment appointment = require(tx, id);
    ServiceOrder order = orders.locked(tx, appointment.order());
    Slot before = appointment.time();
    if (!terms.equals(appointment.terms())) {
      check(tx, terms, id);
    }
    appointment.change(terms);
    if (appointment.status() == AppointmentStatus.CONFIRMED) {
      requireSomebody(tx, terms);
      if (!terms.time().equals(before)) {
        scheduled(tx, order, appointment);
      }
    }
    return appointment;
  }

  /**
   * Agrees to it: by {@code technician}, else by whoever has the order, else by somebody who is
   * free then.
   */
  public InstallAppointment confirm(
      Tx tx, InstallAppointmentId id, @Nullable TechnicianId technician) {
    InstallAppointment appointment = require(tx, id);
    ServiceOrder order = orders.locked(tx, appointment.order());
    appointment.become(AppointmentStatus.CONFIRMED);
    if (!appointment.terms().isSelfInstall()) {
      TechnicianId chosen = technician == null ? chosen(tx, order, appointment) : technician;
      check(tx, appointment.terms().by(chosen), id);
      appointment.give(chosen);
      if (chosen != null && order.technician().isEmpty()) {
        orders.assign(tx, order.id(), chosen);
      }
    }
    if (order.status() != ServiceOrderStatus.SCHEDULED
        && order.status() != ServiceOrderStatus.PROVISIONING) {
      orders.move(tx, order, ServiceOrderStatus.SCHEDULED, "appointment confirmed");
    }
    scheduled(tx, order, appointment);
    return appointment;
  }

  /** The visit was made. */
  public InstallAppointment complete(Tx tx, InstallAppointmentId id) {
    InstallAppointment appointment = require(tx, id);
    orders.locked(tx, appointment.order());
    appointment.become(AppointmentStatus.COMPLETED);
    return appointment;
  }

  /** Nobody was there: the order waits for another appointment. */
  public InstallAppointment missed(Tx tx, InstallAppointmentId id) {
    InstallAppointment appointment = require(tx, id);
    ServiceOrder order = orders.locked(tx, appointment.order());
    appointment.become(AppointmentStatus.NO_SHOW);
    unscheduled(tx, order, "nobody was there");
    tx.publish(new AppointmentMissed(
        order.subject(), appointment.id().value(), appointment.time().start()));
    return appointment;
  }

  /** Takes it back. */
  public InstallAppointment cancel(Tx tx, InstallAppointmentId id) {
    InstallAppointment appointment = require(tx, id);
    ServiceOrder order = orders.locked(tx, appointment.order());
    appointment.become(AppointmentStatus.CANCELED);
    unscheduled(tx, order, "appointment canceled");
    return appointment;
  }

  /**
   * Closes visits that were agreed and are over without a word: those whose order was worked on as
   * completed, the others as missed. At most {@code limit}; gives how many.
   */
  public int markMissed(Tx tx, int limit) {
    Duration grace = Duration.ofMinutes(Settings.get(tx, VisitSettings.MISSED_AFTER_MINUTES));
    List<InstallAppointment> over = tx.session()
        .createSelectionQuery(
            "from InstallAppointment e where e.status = :confirmed"
                + " and e.terms.scheduledEnd <= :then order by e.terms.scheduledEnd, e.id.value",
            InstallAppointment.class)
        .setParameter("confirmed", AppointmentStatus.CONFIRMED)
        .setParameter("then", tx.now().minus(grace))
        .setMaxResults(limit)
        .getResultList();
    for (InstallAppointment appointment : over) {
      ServiceOrder order = orders.locked(tx, appointment.order());
      if (order.status() == ServiceOrderStatus.SCHEDULED
          || order.status() == ServiceOrderStatus.SUBMITTED) {
        missed(tx, appointment.id());
      } else {
        complete(tx, appointment.id());
      }
    }
    return over.size();
  }

  /** The slots of {@code days} days from {@code first} on, each with its room for more visits. */
  public List<Visits.Room> slots(Tx tx, @Nullable LocalDate first, int days) {
    LocalDate from = first == null ? tx.today() : first;
    new Checks()
        .range("/days", days, 1, 92)
        .rule(
            !from.isBefore(tx.today()) && from.isBefore(tx.today().plusYears(1)),
            "/from",
            "range",
            "a day from today on, within a year, was expected and " + from + " found")
        .done();
    return LiveVisits.read(tx, from, days).rooms();
  }

  /** The appointment of an order that is still to come. */
  static Optional<InstallAppointment> live(Tx tx, ServiceOrderId order) {
    return tx.session()
        .createSelectionQuery(
            "from InstallAppointment e where e.order.value = :order and e.status in (:live)",
            InstallAppointment.class)
        .setParameter("order", order.value())
        .setParameterList("live", List.of(AppointmentStatus.PROPOSED, AppointmentStatus.CONFIRMED))
        .uniqueResultOptional();
  }

  private void unscheduled(Tx tx, ServiceOrder order, String reason) {
    if (order.status() == ServiceOrderStatus.SCHEDULED) {
      orders.move(tx, order, ServiceOrderStatus.SUBMITTED, reason);
    }
  }

  private static @Nullable TechnicianId chosen(
      Tx tx, ServiceOrder order, InstallAppointment appointment) {
    TechnicianId known = appointment.terms().technicianId();
    if (known != null || order.technician().isPresent()) {
      return known == null ? order.technician().orElseThrow() : known;
    }
    if (Technicians.active(tx).isEmpty()) {
      return null;
    }
    return LiveVisits.at(tx, appointment.time(), appointment.id()).idle(appointment.time()).stream()
        .findFirst()
        .map(TechnicianId::new)
        .orElseThrow(() -> Problem.conflict("no_technician", "nobody is free at that time"));
  }

  /** Where there are technicians, one of them makes a visit that is agreed. */
  private static void requireSomebody(Tx tx, AppointmentTerms terms) {
    if (terms.technicianId() == null
        && !terms.isSelfInstall()
        && !Technicians.active(tx).isEmpty()) {
      throw Problem.invalid(
          "/technician_id", "required", "a visit that is agreed needs somebody who makes it");
    }
  }

  private static void check(Tx tx, AppointmentTerms terms, @Nullable InstallAppointmentId self) {
    Checks checks = terms.check();
    Technicians.check(tx, checks, "/technician_id", terms.technicianId());
    checks.done();
    TechnicianId technician = terms.technicianId();
    checks
        .rule(
            technician == null
                || LiveVisits.at(tx, terms.time(), self)
                    .idle(terms.time())
                    .contains(technician.value()),
            "/technician_id",
            "taken",
            "the technician is somewhere else at that time")
        .done();
  }

  private static void scheduled(Tx tx, ServiceOrder order, InstallAppointment appointment) {
    tx.publish(new AppointmentScheduled(
        order.subject(),
        appointment.id().value(),
        appointment.time().start(),
        appointment.time().end()));
  }
}
