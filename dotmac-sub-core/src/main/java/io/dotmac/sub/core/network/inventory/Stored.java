package io.dotmac.sub.core.network.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * A thing as it is kept.
 *
 * @param item what people say of it
 * @param version raised by each change: the wire's ETag
 */
public record Stored<T>(UUID id, T item, Instant createdAt, Instant updatedAt, int version) {}
