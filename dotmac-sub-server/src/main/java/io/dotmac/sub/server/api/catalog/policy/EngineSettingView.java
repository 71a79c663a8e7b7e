package io.dotmac.sub.server.api.catalog.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.engine.EngineId;
import io.dotmac.sub.core.catalog.engine.EngineSettingId;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngineSetting;
import io.dotmac.sub.core.subscriber.contact.TypedValue;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A default of a subscription engine. */
public record EngineSettingView(
    EngineSettingId id,
    EngineId engineId,
    String key,
    @JsonUnwrapped TypedValue value,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static EngineSettingView of(SubscriptionEngineSetting row) {
    return new EngineSettingView(
        row.id(),
        row.engine(),
        row.key(),
        row.value(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
