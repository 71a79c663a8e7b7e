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
import org.jspecify.annotations.Nullable;

/** A code on paper that stands in for the app, once. Kept as its fingerprint. */
@Entity
@Table(name = "recovery_code")
public class RecoveryCode extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RecoveryCodeId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "principal_id", updatable = false))
  private PrincipalId principal;

  @Column(name = "token_hash", updatable = false)
  private String tokenHash;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  /** For Hibernate. */
  protected RecoveryCode() {}

  RecoveryCode(PrincipalId principal, String tokenHash) {
    this.id = RecoveryCodeId.next();
    this.principal = principal;
    this.tokenHash = tokenHash;
  }

  /** Uses it up. */
  void use(Instant now) {
    if (usedAt != null) {
      throw new IllegalStateException("recovery code " + id + " was used before");
    }
    usedAt = now;
  }
}
