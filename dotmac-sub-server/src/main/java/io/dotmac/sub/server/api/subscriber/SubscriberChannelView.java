package io.dotmac.sub.server.api.subscriber;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.contact.ChannelDetails;
import io.dotmac.sub.core.subscriber.contact.SubscriberChannel;
import io.dotmac.sub.core.subscriber.contact.SubscriberChannelId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A way to reach a subscriber. */
public record SubscriberChannelView(
    SubscriberChannelId id,
    SubscriberId subscriberId,
    boolean isVerified,
    @JsonUnwrapped ChannelDetails details,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static SubscriberChannelView of(SubscriberChannel row) {
    return new SubscriberChannelView(
        row.id(),
        row.subscriber(),
        row.verified(),
        row.details(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
