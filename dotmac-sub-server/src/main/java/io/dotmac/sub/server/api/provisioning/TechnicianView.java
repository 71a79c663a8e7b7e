package io.dotmac.sub.server.api.provisioning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.provisioning.technician.Technician;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.provisioning.technician.TechnicianTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** Somebody who goes to subscribers' places. */
public record TechnicianView(
    TechnicianId id,
    @JsonUnwrapped TechnicianTerms terms,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static TechnicianView of(Technician row) {
    return new TechnicianView(
        row.id(), row.terms(), row.createdAt(), row.updatedAt(), row.version());
  }
}
