package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider of OpenID Connect whose word a tenant takes. */
@Entity
@Table(name = "sso_provider")
public class SsoProvider extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private SsoProviderId id;

  @Embedded
  private SsoProviderTerms terms;

  @Column(name = "client_secret_sealed")
  private @Nullable String clientSecretSealed;

  /** For Hibernate; others use {@link SsoProviders}. */
  protected SsoProvider() {}

  SsoProvider(SsoProviderTerms terms, @Nullable String clientSecretSealed) {
    this.id = SsoProviderId.next();
    this.terms = terms;
    this.clientSecretSealed = clientSecretSealed;
  }

  void change(SsoProviderTerms to) {
    terms = to;
  }

  void seal(String newSecretSealed) {
    clientSecretSealed = newSecretSealed;
  }

  public SsoProviderId id() {
    return id;
  }

  public SsoProviderTerms terms() {
    return terms;
  }

  /** Absent for a client that is known by PKCE alone. */
  Optional<String> clientSecretSealed() {
    return Optional.ofNullable(clientSecretSealed);
  }

  /** Whether it has a secret; never the secret. */
  public boolean hasSecret() {
    return clientSecretSealed != null;
  }
}
