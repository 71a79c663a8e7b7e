package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** That an endpoint gets the events of one type, or of all. */
@Entity
@Table(name = "webhook_subscription")
public class WebhookSubscription extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private WebhookSubscriptionId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "endpoint_id", updatable = false))
  private WebhookEndpointId endpoint;

  @Column(name = "event_type")
  private String eventType;

  @Column(name = "is_active")
  private boolean isActive;

  /** For Hibernate; others use {@link WebhookSubscriptions}. */
  protected WebhookSubscription() {}

  WebhookSubscription(WebhookEndpointId endpoint, String eventType) {
    this.id = WebhookSubscriptionId.next();
    this.endpoint = endpoint;
    this.eventType = eventType;
    this.isActive = true;
  }

  void change(String type, boolean active) {
    eventType = type;
    isActive = active;
  }

  public WebhookSubscriptionId id() {
    return id;
  }

  public WebhookEndpointId endpoint() {
    return endpoint;
  }

  /** Such as {@code invoice.paid}; {@code *} means all. */
  public String eventType() {
    return eventType;
  }

  public boolean isActive() {
    return isActive;
  }
}
