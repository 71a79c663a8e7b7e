package io.dotmac.sub.server.api.billing.online;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.billing.gateway.event.ProviderEvent;
import io.dotmac.sub.billing.gateway.event.ProviderEventId;
import io.dotmac.sub.billing.gateway.event.ProviderEventStatus;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message of a provider, without what it said. */
public record ProviderEventView(
    ProviderEventId id,
    PaymentProviderId providerId,
    String externalId,
    String eventType,
    ProviderEventStatus status,
    @Nullable PaymentId paymentId,
    @Nullable String note,
    @Nullable String error,
    int attempts,
    Instant receivedAt,
    @Nullable Instant processedAt) {
  /** With what it said, as it came. */
  public record Detail(@JsonUnwrapped ProviderEventView event, String payload) {}

  static ProviderEventView of(ProviderEvent row) {
    return new ProviderEventView(
        row.id(),
        row.provider(),
        row.externalId(),
        row.type(),
        row.status(),
        row.payment().orElse(null),
        row.note().orElse(null),
        row.error().orElse(null),
        row.attempts(),
        row.receivedAt(),
        row.processedAt().orElse(null));
  }
}
