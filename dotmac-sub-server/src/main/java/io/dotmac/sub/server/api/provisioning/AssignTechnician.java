package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.technician.TechnicianId;

/** Gives an order to somebody. */
public record AssignTechnician(TechnicianId technicianId) {}
