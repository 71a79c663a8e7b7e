package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Users who are authenticated by servers of somebody else. */
@Entity
@Table(name = "radius_realm")
public class RadiusRealm extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RadiusRealmId id;

  @Embedded
  private RadiusRealmTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link RadiusRealms}. */
  protected RadiusRealm() {}

  RadiusRealm(RadiusRealmTerms terms) {
    this.id = RadiusRealmId.next();
    this.terms = terms;
    this.active = true;
  }

  void change(RadiusRealmTerms to) {
    terms = to;
  }

  void deactivate() {
    active = false;
  }

  public RadiusRealmId id() {
    return id;
  }

  public RadiusRealmTerms terms() {
    return terms;
  }

  public boolean isActive() {
    return active;
  }
}
