package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One more attribute of the replies of a profile, by its dictionary name. */
@Entity
@Table(name = "radius_attribute")
public class RadiusAttribute extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RadiusAttributeId id;

  @Embedded
  private RadiusAttributeTerms terms;

  /** For Hibernate; others use {@link RadiusAttributes}. */
  protected RadiusAttribute() {}

  RadiusAttribute(RadiusAttributeTerms terms) {
    this.id = RadiusAttributeId.next();
    this.terms = terms;
  }

  void change(RadiusAttributeTerms to) {
    terms = to;
  }

  public RadiusAttributeId id() {
    return id;
  }

  public RadiusAttributeTerms terms() {
    return terms;
  }
}
