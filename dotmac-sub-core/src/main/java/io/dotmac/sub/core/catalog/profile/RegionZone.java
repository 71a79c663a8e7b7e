package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Where an offer is sold. */
@Entity
@Table(name = "region_zone")
public class RegionZone extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RegionZoneId id;

  @Embedded
  private RegionZoneTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link RegionZones}. */
  protected RegionZone() {}

  RegionZone(RegionZoneTerms terms) {
    this.id = RegionZoneId.next();
    this.terms = terms;
    this.active = true;
  }

  void change(RegionZoneTerms to) {
    terms = to;
  }

  void deactivate() {
    active = false;
  }

  public RegionZoneId id() {
    return id;
  }

  public RegionZoneTerms terms() {
    return terms;
  }

  /** Whether it may still be chosen; what refers to it already keeps it. */
  public boolean active() {
    return active;
  }
}
