package io.dotmac.sub.core.catalog.tax;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Which tax services bear in a place. */
@Entity
@Table(name = "tax_region")
public class TaxRegion extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private TaxRegionId id;

  @Embedded
  private TaxRegionTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link TaxRegions}. */
  protected TaxRegion() {}

  TaxRegion(TaxRegionTerms terms) {
    this.id = TaxRegionId.next();
    this.terms = terms;
    this.active = true;
  }

  void deactivate() {
    active = false;
  }

  public TaxRegionId id() {
    return id;
  }

  public TaxRegionTerms terms() {
    return terms;
  }

  /** Whether it decides about new charges. */
  public boolean active() {
    return active;
  }
}
