package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method of the second proof. It counts from its first right code on, which shows that the app
 * has the seed, or that the address is its owner's; until then logins do without it.
 */
@Entity
@Table(name = "mfa_method")
public class MfaMethod extends TenantEntity {
  /** Methods by principal and state; customers and resellers see none here. */
  public static final Listing<MfaMethod> LISTING = Listing.of(MfaMethod.class)
      .filter("principal_id", "e.principal.value = :principal_id", Id::parse)
      .filter("type", "e.type = :type", text -> WireName.parse(MfaMethodType.class, text))
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .sort("label", "e.label")
      .sort("last_used_at", "e.lastUsedAt");

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private MfaMethodId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "principal_id", updatable = false))
  private PrincipalId principal;

  @Convert(converter = MfaMethodType.Column.class)
  @Column(name = "method_type", updatable = false)
  private MfaMethodType type;

  @Column(name = "label")
  private String label;

  @Column(name = "secret_sealed", updatable = false)
  private String secretSealed;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  @Column(name = "last_step")
  private long lastStep;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate. */
  protected MfaMethod() {}

  private MfaMethod(PrincipalId principal, MfaMethodType type, String label, String secretSealed) {
    this.id = MfaMethodId.next();
    this.principal = principal;
    this.type = type;
    this.label = labelled(label);
    this.secretSealed = secretSealed;
  }

  /** An authenticator app that has yet to show that it has the seed. */
  static MfaMethod app(PrincipalId principal, String label, String secretSealed) {
    return new MfaMethod(principal, MfaMethodType.TOTP, label, secretSealed);
  }

  /** An address that has yet to show that codes reach its owner. */
  static MfaMethod address(PrincipalId principal, CodeAddress address, String addressSealed) {
    return new MfaMethod(principal, address.type(), address.masked(), addressSealed);
  }

  /** The code of a step was right: no code of it, or of one before, counts again. */
  void used(long step, Instant now) {
    if (step <= lastStep) {
      throw new IllegalStateException("step " + step + " of " + id + " was used before");
    }
    lastStep = step;
    used(now);
  }

  /** A code was right. */
  void used(Instant now) {
    lastUsedAt = now;
    if (confirmedAt == null) {
      confirmedAt = now;
      active = true;
    }
  }

  /** Gives it another label. */
  public void relabel(String newLabel) {
    label = labelled(newLabel);
  }

  /** Ends it for good. */
  void deactivate() {
    active = false;
  }

  public MfaMethodId id() {
    return id;
  }

  public PrincipalId principal() {
    return principal;
  }

  public MfaMethodType type() {
    return type;
  }

  public String label() {
    return label;
  }

  /** The seed of an app, or the address to which codes are sent. */
  String secretSealed() {
    return secretSealed;
  }

  /** The last step whose code was used; nought before the first. */
  long lastStep() {
    return lastStep;
  }

  /** When its first right code was given. */
  public Optional<Instant> confirmedAt() {
    return Optional.ofNullable(confirmedAt);
  }

  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  /** Whether logins ask for it. */
  public boolean isActive() {
    return active;
  }

  private static String labelled(String label) {
    if (label.isBlank() || label.length() > 100) {
      throw Problem.invalid("/label", "length", "a label has 1 to 100 characters");
    }
    return label.strip();
  }
}
