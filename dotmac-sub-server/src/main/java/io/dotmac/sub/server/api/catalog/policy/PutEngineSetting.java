package io.dotmac.sub.server.api.catalog.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.catalog.engine.EngineId;
import io.dotmac.sub.core.subscriber.contact.TypedValue;
import io.dotmac.sub.core.subscriber.contact.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Sets the default of a key.
 *
 * @param valueType absent: string
 */
public record PutEngineSetting(
    EngineId engineId,
    String key,
    @Nullable ValueType valueType,
    @Nullable String valueText,
    @Nullable JsonNode valueJson) {
  TypedValue value() {
    return new TypedValue(valueType == null ? ValueType.STRING : valueType, valueText, valueJson);
  }
}
