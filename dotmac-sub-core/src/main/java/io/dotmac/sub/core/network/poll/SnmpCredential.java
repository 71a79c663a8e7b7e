package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** How some devices let themselves be asked. Its secrets are sealed and never shown. */
@Entity
@Table(name = "snmp_credential")
public class SnmpCredential extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private SnmpCredentialId id;

  @Embedded
  private SnmpTerms terms;

  @Nullable
  @Column(name = "community_sealed")
  private String communitySealed;

  @Nullable
  @Column(name = "auth_secret_sealed")
  private String authSecretSealed;

  @Nullable
  @Column(name = "priv_secret_sealed")
  private String privSecretSealed;

  /** For Hibernate; others use {@link SnmpCredentials}. */
  protected SnmpCredential() {}

  SnmpCredential(SnmpTerms terms) {
    this.id = SnmpCredentialId.next();
    this.terms = terms;
  }

  void change(SnmpTerms to) {
    terms = to;
  }

  void community(String sealed) {
    communitySealed = sealed;
  }

  void authSecret(String sealed) {
    authSecretSealed = sealed;
  }

  void privSecret(String sealed) {
    privSecretSealed = sealed;
  }

  public SnmpCredentialId id() {
    return id;
  }

  public SnmpTerms terms() {
    return terms;
  }

  /** Whether a community was set. */
  public boolean hasCommunity() {
    return communitySealed != null;
  }

  /** Whether a pass phrase to authenticate by was set. */
  public boolean hasAuthSecret() {
    return authSecretSealed != null;
  }

  /** Whether a pass phrase to encrypt by was set. */
  public boolean hasPrivSecret() {
    return privSecretSealed != null;
  }
}
