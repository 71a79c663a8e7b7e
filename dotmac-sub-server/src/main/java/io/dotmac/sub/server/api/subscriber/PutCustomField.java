package io.dotmac.sub.server.api.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.subscriber.contact.TypedValue;
import io.dotmac.sub.core.subscriber.contact.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Sets the value of a key.
 *
 * @param valueType absent: string
 */
public record PutCustomField(
    String key,
    @Nullable ValueType valueType,
    @Nullable String valueText,
    @Nullable JsonNode valueJson) {
  TypedValue value() {
    return new TypedValue(valueType == null ? ValueType.STRING : valueType, valueText, valueJson);
  }
}
