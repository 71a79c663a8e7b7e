package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** The profile that the services of one offer get. */
@Entity
@Table(name = "offer_radius_profile")
public class OfferRadiusProfile extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private OfferRadiusProfileId id;

  @Embedded
  private OfferRadiusProfileTerms terms;

  /** For Hibernate; others use {@link OfferRadiusProfiles}. */
  protected OfferRadiusProfile() {}

  OfferRadiusProfile(OfferRadiusProfileTerms terms) {
    this.id = OfferRadiusProfileId.next();
    this.terms = terms;
  }

  void change(OfferRadiusProfileTerms to) {
    terms = to;
  }

  public OfferRadiusProfileId id() {
    return id;
  }

  public OfferRadiusProfileTerms terms() {
    return terms;
  }
}
