package io.dotmac.sub.server.api.catalog.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.profile.UsageAllowance;
import io.dotmac.sub.core.catalog.profile.UsageAllowanceId;
import io.dotmac.sub.core.catalog.profile.UsageAllowanceTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A usage allowance; the overage rate is a decimal string in the currency beside it. */
public record UsageAllowanceView(
    UsageAllowanceId id,
    @JsonUnwrapped UsageAllowanceTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static UsageAllowanceView of(UsageAllowance row) {
    return new UsageAllowanceView(
        row.id(), row.terms(), row.active(), row.createdAt(), row.updatedAt(), row.version());
  }
}
