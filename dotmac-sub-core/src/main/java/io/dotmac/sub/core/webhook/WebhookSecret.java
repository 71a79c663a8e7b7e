package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What messages of an endpoint are signed with, sealed. */
@Entity
@Table(name = "webhook_secret")
public class WebhookSecret extends TenantEntity {
  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "endpoint_id", updatable = false)
  private UUID endpointId;

  @Column(name = "secret_sealed", updatable = false)
  private String sealed;

  @Nullable
  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For Hibernate; others use {@link WebhookEndpoints}. */
  protected WebhookSecret() {}

  WebhookSecret(WebhookEndpointId endpoint, String sealed) {
    this.id = Ids.next();
    this.endpointId = endpoint.value();
    this.sealed = sealed;
  }

  void expire(Instant at) {
    expiresAt = at;
  }

  /** The row's own id. */
  public UUID id() {
    return id;
  }

  /** The secret, sealed. */
  public String sealed() {
    return sealed;
  }

  /** When it stops being used; absent for the one that stays. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }
}
