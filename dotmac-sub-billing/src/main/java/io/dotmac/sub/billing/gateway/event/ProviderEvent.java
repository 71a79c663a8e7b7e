package io.dotmac.sub.billing.gateway.event;

import io.dotmac.sub.billing.gateway.WebhookVerdict;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message of a provider, as it came. */
@Entity
@Table(name = "payment_provider_event")
public class ProviderEvent extends TenantEntity {
  private static final int LONGEST_ERROR = 500;

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ProviderEventId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "provider_id", updatable = false))
  private PaymentProviderId provider;

  @Column(name = "external_id", updatable = false)
  private String externalId;

  @Column(name = "event_type", updatable = false)
  private String type;

  @Column(name = "status")
  private ProviderEventStatus status;

  @Column(name = "payload", updatable = false)
  private String payload;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_id"))
  private PaymentId payment;

  @Nullable
  @Column(name = "note")
  private String note;

  @Nullable
  @Column(name = "error")
  private String error;

  @Column(name = "attempts")
  private int attempts;

  @Column(name = "received_at", updatable = false)
  private Instant receivedAt;

  @Nullable
  @Column(name = "processed_at")
  private Instant processedAt;

  /** For Hibernate. */
  protected ProviderEvent() {}

  ProviderEvent(
      PaymentProviderId provider, WebhookVerdict.Genuine event, String payload, Instant at) {
    this.id = ProviderEventId.next();
    this.provider = provider;
    this.externalId = event.eventId();
    this.type = event.type();
    this.payload = payload;
    this.status = ProviderEventStatus.PENDING;
    this.receivedAt = at;
  }

  void processed(@Nullable PaymentId about, @Nullable String remark, Instant at) {
    status = ProviderEventStatus.PROCESSED;
    attempts++;
    payment = about;
    note = remark;
    error = null;
    processedAt = at;
  }

  void failed(String why) {
    status = ProviderEventStatus.FAILED;
    attempts++;
    error = why.length() > LONGEST_ERROR ? why.substring(0, LONGEST_ERROR) : why;
  }

  /** To be looked at once more. */
  void replay() {
    status = ProviderEventStatus.PENDING;
    processedAt = null;
    error = null;
  }

  public ProviderEventId id() {
    return id;
  }

  public PaymentProviderId provider() {
    return provider;
  }

  /** The provider's name for it. */
  public String externalId() {
    return externalId;
  }

  public String type() {
    return type;
  }

  public ProviderEventStatus status() {
    return status;
  }

  /** As it came, to the byte. */
  public String payload() {
    return payload;
  }

  /** The payment it turned out to be about. */
  public Optional<PaymentId> payment() {
    return Optional.ofNullable(payment);
  }

  /** Why nothing was to be done. */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** Why it could not be processed. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** How often it was looked at. */
  public int attempts() {
    return attempts;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public Optional<Instant> processedAt() {
    return Optional.ofNullable(processedAt);
  }
}
