package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import org.jspecify.annotations.Nullable;

/**
 * Agrees to a visit.
 *
 * @param technicianId who comes; absent: who has the order, else somebody who is free then
 */
public record ConfirmAppointment(@Nullable TechnicianId technicianId) {
  static @Nullable TechnicianId technician(@Nullable ConfirmAppointment body) {
    return body == null ? null : body.technicianId();
  }
}
