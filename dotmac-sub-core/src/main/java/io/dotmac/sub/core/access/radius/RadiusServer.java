package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Where NASes send their requests. */
@Entity
@Table(name = "radius_server")
public class RadiusServer extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RadiusServerId id;

  @Embedded
  private RadiusServerTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link RadiusServers}. */
  protected RadiusServer() {}

  RadiusServer(RadiusServerTerms terms) {
    this.id = RadiusServerId.next();
    this.terms = terms;
    this.active = true;
  }

  void change(RadiusServerTerms to) {
    terms = to;
  }

  void deactivate() {
    active = false;
  }

  public RadiusServerId id() {
    return id;
  }

  public RadiusServerTerms terms() {
    return terms;
  }

  public boolean isActive() {
    return active;
  }
}
