package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One link of a program's session: exchanged once for new tokens. */
@Entity
@Table(name = "refresh_token")
public class RefreshToken extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RefreshTokenId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "session_id", updatable = false))
  private LoginSessionId session;

  @Column(name = "token_hash", updatable = false)
  private String tokenHash;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  /** For Hibernate. */
  protected RefreshToken() {}

  /** A token of a session, kept as its fingerprint. */
  public RefreshToken(LoginSessionId session, String tokenHash, Instant expiresAt) {
    this.id = RefreshTokenId.next();
    this.session = session;
    this.tokenHash = tokenHash;
    this.expiresAt = expiresAt;
  }

  /** Marks it used. */
  public void use(Instant now) {
    if (usedAt != null) {
      throw new IllegalStateException("refresh token " + id + " was used before");
    }
    usedAt = now;
  }

  /** A second use means that two hold it. */
  public boolean isUsed() {
    return usedAt != null;
  }

  /** True before its time is up. */
  public boolean isCurrent(Instant now) {
    return now.isBefore(expiresAt);
  }

  public LoginSessionId session() {
    return session;
  }
}
