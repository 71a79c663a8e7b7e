package io.dotmac.sub.server.api.subscriber;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.contact.Address;
import io.dotmac.sub.core.subscriber.contact.AddressDetails;
import io.dotmac.sub.core.subscriber.contact.AddressId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** An address; degrees are decimal strings. */
public record AddressView(
    AddressId id,
    SubscriberId subscriberId,
    @JsonUnwrapped AddressDetails details,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static AddressView of(Address row) {
    return new AddressView(
        row.id(),
        row.subscriber(),
        row.details(),
        row.active(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
