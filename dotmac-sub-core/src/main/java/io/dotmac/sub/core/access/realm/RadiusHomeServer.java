package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A server that knows the users of a realm. */
@Entity
@Table(name = "radius_home_server")
public class RadiusHomeServer extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RadiusHomeServerId id;

  @Embedded
  private RadiusHomeServerTerms terms;

  @Column(name = "shared_secret_sealed")
  private String secretSealed;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link RadiusHomeServers}. */
  protected RadiusHomeServer() {}

  RadiusHomeServer(RadiusHomeServerTerms terms, String secretSealed) {
    this.id = RadiusHomeServerId.next();
    this.terms = terms;
    this.secretSealed = secretSealed;
    this.active = true;
  }

  void change(RadiusHomeServerTerms to) {
    terms = to;
  }

  void replaceSecret(String sealed) {
    secretSealed = sealed;
  }

  void deactivate() {
    active = false;
  }

  public RadiusHomeServerId id() {
    return id;
  }

  public RadiusHomeServerTerms terms() {
    return terms;
  }

  public boolean isActive() {
    return active;
  }
}
