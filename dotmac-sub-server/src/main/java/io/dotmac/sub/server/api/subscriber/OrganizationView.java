package io.dotmac.sub.server.api.subscriber;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.subscriber.Organization;
import io.dotmac.sub.core.subscriber.OrganizationDetails;
import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** An organization. */
public record OrganizationView(
    OrganizationId id,
    @JsonUnwrapped OrganizationDetails details,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static OrganizationView of(Organization row) {
    return new OrganizationView(
        row.id(), row.details(), row.active(), row.createdAt(), row.updatedAt(), row.version());
  }
}
