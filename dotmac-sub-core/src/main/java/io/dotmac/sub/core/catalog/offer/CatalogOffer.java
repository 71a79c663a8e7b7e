package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A service plan as it is sold now. */
@Entity
@Table(name = "catalog_offer")
public class CatalogOffer extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private OfferId id;

  @Embedded
  private OfferTerms terms;

  @Column(name = "status")
  private OfferStatus status;

  /** For Hibernate; others use {@link Offers}. */
  protected CatalogOffer() {}

  CatalogOffer(OfferTerms terms) {
    this.id = OfferId.next();
    this.terms = terms;
    this.status = OfferStatus.ACTIVE;
  }

  void change(OfferTerms to) {
    if (status == OfferStatus.ARCHIVED) {
      throw Problem.conflict("offer_archived", "offer " + terms.name() + " is archived");
    }
    terms = to;
  }

  /** Active and inactive may change into each other; archived is the end. */
  void become(OfferStatus to) {
    if (status == OfferStatus.ARCHIVED && to != OfferStatus.ARCHIVED) {
      throw Problem.conflict("offer_archived", "offer " + terms.name() + " is archived");
    }
    status = to;
  }

  public OfferId id() {
    return id;
  }

  public OfferTerms terms() {
    return terms;
  }

  public String name() {
    return terms.name();
  }

  public OfferStatus status() {
    return status;
  }

  /** Whether a new service may be sold on it today. */
  public boolean sellable() {
    return status == OfferStatus.ACTIVE && terms.availableForServices();
  }
}
