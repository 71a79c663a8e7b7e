package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Whom a provider means by one of its subjects. */
@Entity
@Table(name = "sso_identity")
public class SsoIdentity extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private SsoIdentityId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "provider_id", updatable = false))
  private SsoProviderId provider;

  @Column(name = "subject", updatable = false)
  private String subject;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "credential_id", updatable = false))
  private UserCredentialId credential;

  /** For Hibernate. */
  protected SsoIdentity() {}

  SsoIdentity(SsoProviderId provider, String subject, UserCredentialId credential) {
    this.id = SsoIdentityId.next();
    this.provider = provider;
    this.subject = subject;
    this.credential = credential;
  }

  public SsoIdentityId id() {
    return id;
  }

  public SsoProviderId provider() {
    return provider;
  }

  /** What the provider calls them. */
  public String subject() {
    return subject;
  }

  /** Who they are here. */
  public UserCredentialId credential() {
    return credential;
  }
}
