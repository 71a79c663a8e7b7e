package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a provider said about a message, once: a fact. */
@Entity
@Immutable
@Table(name = "notification_delivery")
public class NotificationDelivery extends TenantEntity {
  /** All of them, the newest first; staff only. */
  public static final Listing<NotificationDelivery> LISTING = Listing.of(NotificationDelivery.class)
      .idPath("e.id")
      .filter(
          "notification_id", "e.notificationId = :notification_id", io.dotmac.sub.core.tx.Id::parse)
      .filter("provider", "e.provider = :provider", text -> text)
      .filter(
          "status",
          "e.status = :status",
          text -> WireName.parse(NotificationDeliveryStatus.class, text))
      .sort("created_at", "e.createdAt")
      .sort("occurred_at", "e.occurredAt");

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "notification_id")
  private UUID notificationId;

  @Column(name = "provider")
  private String provider;

  @Nullable
  @Column(name = "provider_message_id")
  private String providerMessageId;

  @Column(name = "status")
  private NotificationDeliveryStatus status;

  @Nullable
  @Column(name = "response_code")
  private String responseCode;

  @Nullable
  @Column(name = "response_body")
  private String responseBody;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  /** For Hibernate. */
  protected NotificationDelivery() {}

  public UUID id() {
    return id;
  }

  public NotificationId notification() {
    return new NotificationId(notificationId);
  }

  /** Such as {@code smtp} or {@code twilio}. */
  public String provider() {
    return provider;
  }

  /** What the provider calls the message, if it took it. */
  public Optional<String> providerMessageId() {
    return Optional.ofNullable(providerMessageId);
  }

  public NotificationDeliveryStatus status() {
    return status;
  }

  /** The provider's own code, if it said one. */
  public Optional<String> responseCode() {
    return Optional.ofNullable(responseCode);
  }

  /** The beginning of what it said. */
  public Optional<String> responseBody() {
    return Optional.ofNullable(responseBody);
  }

  /** By the system clock. */
  public Instant occurredAt() {
    return occurredAt;
  }
}
