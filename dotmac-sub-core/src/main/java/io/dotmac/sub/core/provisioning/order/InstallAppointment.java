package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.slot.Slot;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A time at which somebody is to be at a subscriber's place for an order. */
@Entity
@Table(name = "install_appointment")
public class InstallAppointment extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private InstallAppointmentId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "service_order_id", updatable = false))
  private ServiceOrderId order;

  @Column(name = "status")
  private AppointmentStatus status;

  @Embedded
  private AppointmentTerms terms;

  /** For Hibernate; others use {@link InstallAppointments}. */
  protected InstallAppointment() {}

  InstallAppointment(ServiceOrderId order, AppointmentTerms terms) {
    this.id = InstallAppointmentId.next();
    this.order = order;
    this.status = AppointmentStatus.PROPOSED;
    this.terms = terms;
  }

  void become(AppointmentStatus to) {
    if (!status.next().contains(to)) {
      throw Problem.conflict(
          "appointment_status",
          "the appointment is " + WireName.of(status) + " and cannot become " + WireName.of(to));
    }
    status = to;
  }

  void change(AppointmentTerms to) {
    if (!status.live()) {
      throw Problem.conflict(
          "appointment_status", "the appointment is " + WireName.of(status) + ": it is over");
    }
    terms = to;
  }

  void give(@Nullable TechnicianId to) {
    terms = terms.by(to);
  }

  public InstallAppointmentId id() {
    return id;
  }

  public ServiceOrderId order() {
    return order;
  }

  public AppointmentStatus status() {
    return status;
  }

  /** What may be edited, as it is now. */
  public AppointmentTerms terms() {
    return terms;
  }

  /** When it is. */
  public Slot time() {
    return terms.time();
  }
}
