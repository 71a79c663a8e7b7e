package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.AppointmentTerms;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Proposes a visit.
 *
 * @param scheduledEnd the first moment after it
 * @param isSelfInstall whether the subscriber does it and nobody comes
 */
public record ProposeAppointment(
    ServiceOrderId serviceOrderId,
    Instant scheduledStart,
    Instant scheduledEnd,
    @Nullable TechnicianId technicianId,
    @Nullable Boolean isSelfInstall,
    @Nullable String notes) {
  AppointmentTerms terms() {
    return new AppointmentTerms(
        scheduledStart, scheduledEnd, technicianId, isSelfInstall != null && isSelfInstall, notes);
  }
}
