package io.dotmac.sub.server.api.subscriber;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.contact.CustomFieldId;
import io.dotmac.sub.core.subscriber.contact.SubscriberCustomField;
import io.dotmac.sub.core.subscriber.contact.TypedValue;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A custom field of a subscriber. */
public record CustomFieldView(
    CustomFieldId id,
    SubscriberId subscriberId,
    String key,
    @JsonUnwrapped TypedValue value,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static CustomFieldView of(SubscriberCustomField row) {
    return new CustomFieldView(
        row.id(),
        row.subscriber(),
        row.key(),
        row.value(),
        row.active(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
