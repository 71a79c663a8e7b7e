package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A code that was sent to the address of a method: good for a few minutes and tries, and once. */
@Entity
@Table(name = "mfa_code")
public class MfaCode extends TenantEntity {
  /** How long one is good for. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Tries against one. */
  public static final int ATTEMPTS = 5;

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private MfaCodeId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "method_id", updatable = false))
  private MfaMethodId method;

  @Column(name = "challenge_id", updatable = false)
  private @Nullable UUID challenge;

  @Column(name = "code_hash", updatable = false)
  private String codeHash;

  @Column(name = "sent_at", updatable = false)
  private Instant sentAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "attempts")
  private int attempts;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  /** For Hibernate. */
  protected MfaCode() {}

  MfaCode(MfaMethodId method, @Nullable MfaChallengeId challenge, String codeHash, Instant now) {
    this.id = MfaCodeId.next();
    this.method = method;
    this.challenge = challenge == null ? null : challenge.value();
    this.codeHash = codeHash;
    this.sentAt = now;
    this.expiresAt = now.plus(LIFETIME);
  }

  /** Counts a try; false when there are none left, the time is up, or it was used. */
  boolean attempt(Instant now) {
    if (usedAt != null || attempts >= ATTEMPTS || !now.isBefore(expiresAt)) {
      return false;
    }
    attempts++;
    return true;
  }

  /** It was right, and is not good again. */
  void use(Instant now) {
    usedAt = now;
  }

  /** A newer one takes its place. */
  void end(Instant now) {
    expiresAt = now;
  }

  boolean isUsed() {
    return usedAt != null;
  }

  String codeHash() {
    return codeHash;
  }

  Instant sentAt() {
    return sentAt;
  }
}
