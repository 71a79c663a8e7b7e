package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link by which the password of one credential is set: once, and not for long. */
@Entity
@Table(name = "account_token")
public class AccountToken extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AccountTokenId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "credential_id", updatable = false))
  private UserCredentialId credential;

  @Convert(converter = TokenPurpose.Column.class)
  @Column(name = "purpose", updatable = false)
  private TokenPurpose purpose;

  @Column(name = "token_hash", updatable = false)
  private String tokenHash;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  /** For Hibernate. */
  protected AccountToken() {}

  AccountToken(
      UserCredentialId credential, TokenPurpose purpose, String tokenHash, Instant expiresAt) {
    this.id = AccountTokenId.next();
    this.credential = credential;
    this.purpose = purpose;
    this.tokenHash = tokenHash;
    this.expiresAt = expiresAt;
  }

  /** True until it was used or its time is up. */
  public boolean isValid(Instant now) {
    return usedAt == null && now.isBefore(expiresAt);
  }

  /** Ends it; ending it twice changes nothing. */
  public void use(Instant now) {
    usedAt = usedAt == null ? now : usedAt;
  }

  public AccountTokenId id() {
    return id;
  }

  /** Whose password it sets. */
  public UserCredentialId credential() {
    return credential;
  }

  public TokenPurpose purpose() {
    return purpose;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
