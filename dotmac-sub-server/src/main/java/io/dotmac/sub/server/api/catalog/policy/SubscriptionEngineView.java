package io.dotmac.sub.server.api.catalog.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.engine.EngineId;
import io.dotmac.sub.core.catalog.engine.EngineTerms;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngine;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A subscription engine. */
public record SubscriptionEngineView(
    EngineId id,
    @JsonUnwrapped EngineTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static SubscriptionEngineView of(SubscriptionEngine row) {
    return new SubscriptionEngineView(
        row.id(), row.terms(), row.active(), row.createdAt(), row.updatedAt(), row.version());
  }
}
