package io.dotmac.sub.server.api.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.access.nas.NasDevice;
import io.dotmac.sub.core.access.nas.NasDeviceId;
import io.dotmac.sub.core.access.nas.NasDeviceStatus;
import io.dotmac.sub.core.access.nas.NasTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A network access server. */
public record NasDeviceView(
    NasDeviceId id,
    @JsonUnwrapped NasTerms terms,
    NasDeviceStatus status,
    boolean isActive,
    @Nullable Instant lastSeenAt,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static NasDeviceView of(NasDevice row) {
    return new NasDeviceView(
        row.id(),
        row.terms(),
        row.status(),
        row.isActive(),
        row.lastSeenAt().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
