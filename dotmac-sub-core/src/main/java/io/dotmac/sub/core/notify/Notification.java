package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One message for one recipient, read-only: statements over many change it. */
@Entity
@Immutable
@Table(name = "notification")
public class Notification extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private NotificationId id;

  @Nullable
  @Column(name = "subscriber_id")
  private UUID subscriberId;

  @Column(name = "category")
  private NotificationCategory category;

  @Column(name = "channel")
  private NotificationChannel channel;

  @Nullable
  @Column(name = "template_code")
  private String templateCode;

  @Column(name = "language")
  private String language;

  @Nullable
  @Column(name = "event_id")
  private UUID eventId;

  @Nullable
  @Column(name = "campaign_id")
  private UUID campaignId;

  @Column(name = "recipient")
  private String recipient;

  @Nullable
  @Column(name = "subject")
  private String subject;

  @Nullable
  @Column(name = "body")
  private String body;

  @Nullable
  @Column(name = "html_body")
  private String htmlBody;

  @Column(name = "status")
  private NotificationStatus status;

  @Column(name = "attempt_count")
  private int attemptCount;

  @Column(name = "queued_at")
  private Instant queuedAt;

  @Column(name = "send_at")
  private Instant sendAt;

  @Nullable
  @Column(name = "sent_at")
  private Instant sentAt;

  @Nullable
  @Column(name = "error")
  private String error;

  /** For Hibernate. */
  protected Notification() {}

  /** Also what the message carries as its id, the same at every attempt. */
  public NotificationId id() {
    return id;
  }

  /** Whom it is for; absent for people who are no subscribers. */
  public Optional<UUID> subscriberId() {
    return Optional.ofNullable(subscriberId);
  }

  public NotificationCategory category() {
    return category;
  }

  public NotificationChannel channel() {
    return channel;
  }

  /** The template it was made from; absent when somebody wrote it by hand. */
  public Optional<String> templateCode() {
    return Optional.ofNullable(templateCode);
  }

  public String language() {
    return language;
  }

  /** The event that made it, if one did. */
  public Optional<UUID> eventId() {
    return Optional.ofNullable(eventId);
  }

  /** The campaign that made it, if one did. */
  public Optional<UUID> campaignId() {
    return Optional.ofNullable(campaignId);
  }

  /** An address, a phone number, or the platform and the token of an app. */
  public String recipient() {
    return recipient;
  }

  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  /** Its text; absent where it holds a secret. */
  public Optional<String> body() {
    return Optional.ofNullable(body);
  }

  /** A mail's own HTML; absent where it is made from the text. */
  public Optional<String> htmlBody() {
    return Optional.ofNullable(htmlBody);
  }

  public NotificationStatus status() {
    return status;
  }

  public int attemptCount() {
    return attemptCount;
  }

  /** By the tenant's business clock. */
  public Instant queuedAt() {
    return queuedAt;
  }

  /** Not before that, by the tenant's business clock; absent once nothing more is tried. */
  public Optional<Instant> sendAt() {
    return status == NotificationStatus.QUEUED ? Optional.of(sendAt) : Optional.empty();
  }

  /** When the provider took it, by the tenant's business clock. */
  public Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }

  /** Why it was not sent, or did not arrive, if it did not. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }
}
