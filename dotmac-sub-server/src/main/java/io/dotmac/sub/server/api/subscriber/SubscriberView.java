package io.dotmac.sub.server.api.subscriber;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.SubscriberStatus;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber.
 *
 * @param name the name to show
 * @param currency of the amounts
 */
public record SubscriberView(
    SubscriberId id,
    String subscriberNumber,
    String accountNumber,
    String name,
    SubscriberStatus status,
    @Nullable String statusReason,
    @Nullable Instant statusChangedAt,
    boolean isActive,
    boolean emailVerified,
    LocalDate accountStartOn,
    String currency,
    @JsonUnwrapped SubscriberFields fields,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static SubscriberView of(Subscriber row) {
    return new SubscriberView(
        row.id(),
        row.number(),
        row.accountNumber(),
        row.name(),
        row.status(),
        row.statusReason().orElse(null),
        row.statusChangedAt().orElse(null),
        row.status() != SubscriberStatus.CANCELED,
        row.emailVerified(),
        row.accountStartOn(),
        row.billing().currency(),
        SubscriberFields.of(row.details()),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
