package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A browser in which a person asked not to be asked for a code again for a while. */
@Entity
@Table(name = "remembered_device")
public class RememberedDevice extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RememberedDeviceId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "principal_id", updatable = false))
  private PrincipalId principal;

  @Column(name = "token_hash", updatable = false)
  private String tokenHash;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  /** For Hibernate. */
  protected RememberedDevice() {}

  RememberedDevice(PrincipalId principal, String tokenHash, Instant expiresAt) {
    this.id = RememberedDeviceId.next();
    this.principal = principal;
    this.tokenHash = tokenHash;
    this.expiresAt = expiresAt;
  }
}
