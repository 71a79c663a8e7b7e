package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What a NAS is told about a session, beside the speed of the plan. */
@Entity
@Table(name = "radius_profile")
public class RadiusProfile extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RadiusProfileId id;

  @Embedded
  private RadiusProfileTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link RadiusProfiles}. */
  protected RadiusProfile() {}

  RadiusProfile(RadiusProfileTerms terms) {
    this.id = RadiusProfileId.next();
    this.terms = terms;
    this.active = true;
  }

  void change(RadiusProfileTerms to) {
    terms = to;
  }

  void deactivate() {
    active = false;
  }

  public RadiusProfileId id() {
    return id;
  }

  public RadiusProfileTerms terms() {
    return terms;
  }

  public boolean isActive() {
    return active;
  }
}
