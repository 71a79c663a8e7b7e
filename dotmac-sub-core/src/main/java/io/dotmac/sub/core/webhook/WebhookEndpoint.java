package io.dotmac.sub.core.webhook;

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

/** Where a tenant's events are sent to, and how that goes. */
@Entity
@Table(name = "webhook_endpoint")
public class WebhookEndpoint extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private WebhookEndpointId id;

  @Embedded
  private WebhookEndpointTerms terms;

  @Column(name = "failures", insertable = false, updatable = false)
  private int failures;

  @Nullable
  @Column(name = "failing_since", insertable = false, updatable = false)
  private Instant failingSince;

  @Nullable
  @Column(name = "last_success_at", insertable = false, updatable = false)
  private Instant lastSuccessAt;

  /** For Hibernate; others use {@link WebhookEndpoints}. */
  protected WebhookEndpoint() {}

  WebhookEndpoint(WebhookEndpointTerms terms) {
    this.id = WebhookEndpointId.next();
    this.terms = terms;
  }

  void change(WebhookEndpointTerms to) {
    terms = to;
  }

  public WebhookEndpointId id() {
    return id;
  }

  public WebhookEndpointTerms terms() {
    return terms;
  }

  /** Attempts that failed since one succeeded. */
  public int failures() {
    return failures;
  }

  /** Since when no attempt succeeded, if the last one did not. */
  public Optional<Instant> failingSince() {
    return Optional.ofNullable(failingSince);
  }

  /** When a message arrived last. */
  public Optional<Instant> lastSuccessAt() {
    return Optional.ofNullable(lastSuccessAt);
  }
}
