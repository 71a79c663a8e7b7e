package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.identity.login.SessionKind;
import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A login whose first proof was right and whose code is awaited: for a few minutes and tries. */
@Entity
@Table(name = "mfa_challenge")
public class MfaChallenge extends TenantEntity {
  /** How long a code may be waited for. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Codes that may be tried against one. */
  public static final int ATTEMPTS = 5;

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private MfaChallengeId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "credential_id", updatable = false))
  private UserCredentialId credential;

  @Convert(converter = SessionKind.Column.class)
  @Column(name = "kind", updatable = false)
  private SessionKind kind;

  @Column(name = "sso_provider_id", updatable = false)
  private @Nullable UUID ssoProvider;

  @Column(name = "token_hash", updatable = false)
  private String tokenHash;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "attempts")
  private int attempts;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  /** For Hibernate. */
  protected MfaChallenge() {}

  MfaChallenge(UserCredentialId credential, SessionKind kind, String tokenHash, Instant now) {
    this.id = MfaChallengeId.next();
    this.credential = credential;
    this.kind = kind;
    this.tokenHash = tokenHash;
    this.expiresAt = now.plus(LIFETIME);
  }

  /** Remembers who vouched for whom this is, in place of a password. */
  MfaChallenge vouchedBy(@Nullable UUID provider) {
    ssoProvider = provider;
    return this;
  }

  /** Counts a try; false when there are none left, or the time is up, or it was passed. */
  public boolean attempt(Instant now) {
    if (usedAt != null || attempts >= ATTEMPTS || !now.isBefore(expiresAt)) {
      return false;
    }
    attempts++;
    return true;
  }

  /** The code was right. */
  public void pass(Instant now) {
    usedAt = now;
  }

  /** Whether a code is still awaited. */
  boolean isOpen(Instant now) {
    return usedAt == null && attempts < ATTEMPTS && now.isBefore(expiresAt);
  }

  public MfaChallengeId id() {
    return id;
  }

  /** Whose login it is. */
  public UserCredentialId credential() {
    return credential;
  }

  /** The provider of single sign-on by which it began, if it did. */
  public Optional<UUID> ssoProvider() {
    return Optional.ofNullable(ssoProvider);
  }

  /** What the login opens. */
  public SessionKind kind() {
    return kind;
  }
}
