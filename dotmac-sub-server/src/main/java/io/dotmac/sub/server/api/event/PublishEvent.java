package io.dotmac.sub.server.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happened elsewhere.
 *
 * @param eventType {@code custom}, which is also meant when it is absent
 * @param payload any object of at most 16 KB
 * @param subscriberId whom it is about; as the next three, something that exists
 */
record PublishEvent(
    @Nullable String eventType,
    JsonNode payload,
    @Nullable UUID subscriberId,
    @Nullable UUID accountId,
    @Nullable UUID subscriptionId,
    @Nullable UUID invoiceId) {}
