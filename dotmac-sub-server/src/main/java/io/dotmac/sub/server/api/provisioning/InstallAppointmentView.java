package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.AppointmentStatus;
import io.dotmac.sub.core.provisioning.order.AppointmentTerms;
import io.dotmac.sub.core.provisioning.order.InstallAppointment;
import io.dotmac.sub.core.provisioning.order.InstallAppointmentId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit.
 *
 * @param scheduledEnd the first moment after it
 * @param notes shown to staff alone
 */
public record InstallAppointmentView(
    InstallAppointmentId id,
    ServiceOrderId serviceOrderId,
    AppointmentStatus status,
    Instant scheduledStart,
    Instant scheduledEnd,
    @Nullable TechnicianId technicianId,
    boolean isSelfInstall,
    @Nullable String notes,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static InstallAppointmentView of(Tx tx, InstallAppointment row) {
    AppointmentTerms terms = row.terms();
    return new InstallAppointmentView(
        row.id(),
        row.order(),
        row.status(),
        terms.scheduledStart(),
        terms.scheduledEnd(),
        terms.technicianId(),
        terms.isSelfInstall(),
        ServiceOrderView.isInside(tx) ? terms.notes() : null,
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
