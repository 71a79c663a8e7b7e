package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One message for one endpoint, read-only: statements over many change it. */
@Entity
@Immutable
@Table(name = "webhook_delivery")
public class WebhookDelivery extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private WebhookDeliveryId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "endpoint_id"))
  private WebhookEndpointId endpoint;

  @Nullable
  @Column(name = "subscription_id")
  private UUID subscriptionId;

  @Nullable
  @Column(name = "event_id")
  private UUID eventId;

  @Column(name = "event_seq")
  private long eventSeq;

  @Column(name = "event_type")
  private String eventType;

  @Basic
  @Column(name = "body")
  private String body;

  @Column(name = "status")
  private WebhookDeliveryStatus status;

  @Column(name = "attempt_count")
  private int attemptCount;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @Nullable
  @Column(name = "last_attempt_at")
  private Instant lastAttemptAt;

  @Nullable
  @Column(name = "delivered_at")
  private Instant deliveredAt;

  @Nullable
  @Column(name = "response_status")
  private Integer responseStatus;

  @Nullable
  @Column(name = "error")
  private String error;

  /** For Hibernate. */
  protected WebhookDelivery() {}

  /** Also what a receiver gets as {@code webhook-id}, the same at every attempt. */
  public WebhookDeliveryId id() {
    return id;
  }

  public WebhookEndpointId endpoint() {
    return endpoint;
  }

  /** The subscription it was made for; absent for a test. */
  public Optional<UUID> subscriptionId() {
    return Optional.ofNullable(subscriptionId);
  }

  /** The event; absent for a test. */
  public Optional<UUID> eventId() {
    return Optional.ofNullable(eventId);
  }

  /** The event's place in the order of recording; 0 for a test. */
  public long eventSeq() {
    return eventSeq;
  }

  public String eventType() {
    return eventType;
  }

  /** Exactly what is sent. */
  public String body() {
    return body;
  }

  public WebhookDeliveryStatus status() {
    return status;
  }

  public int attemptCount() {
    return attemptCount;
  }

  /** When it is sent next, by the tenant's business clock; absent once nothing more is tried. */
  public Optional<Instant> nextAttemptAt() {
    return status == WebhookDeliveryStatus.PENDING ? Optional.of(nextAttemptAt) : Optional.empty();
  }

  /** When it was sent last, by the tenant's business clock. */
  public Optional<Instant> lastAttemptAt() {
    return Optional.ofNullable(lastAttemptAt);
  }

  /** When the receiver took it, by the tenant's business clock. */
  public Optional<Instant> deliveredAt() {
    return Optional.ofNullable(deliveredAt);
  }

  /** What the receiver answered last, if it did. */
  public Optional<Integer> responseStatus() {
    return Optional.ofNullable(responseStatus);
  }

  /** Why the last attempt failed, if it did. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }
}
