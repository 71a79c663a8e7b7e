package io.dotmac.sub.server.api.network.inventory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.util.UUID;

/** A thing of the inventory: its fields beside its id, and when it was made and changed. */
public record ItemView<T>(
    UUID id, @JsonUnwrapped T item, Instant createdAt, Instant updatedAt, int version)
    implements Versioned {
  /** Of a thing as it is kept. */
  public static <T> ItemView<T> of(Stored<T> stored) {
    return new ItemView<>(
        stored.id(), stored.item(), stored.createdAt(), stored.updatedAt(), stored.version());
  }
}
