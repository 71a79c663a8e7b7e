package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** That an add-on may, or must, be bought with an offer. */
@Entity
@Table(name = "offer_add_on")
public class OfferAddOn extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private OfferAddOnId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "offer_id", updatable = false))
  private OfferId offer;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "add_on_id", updatable = false))
  private AddOnId addOn;

  @Embedded
  private OfferAddOnTerms terms;

  /** For Hibernate; others use {@link AddOns}. */
  protected OfferAddOn() {}

  OfferAddOn(OfferId offer, AddOnId addOn, OfferAddOnTerms terms) {
    this.id = OfferAddOnId.next();
    this.offer = offer;
    this.addOn = addOn;
    this.terms = terms;
  }

  void change(OfferAddOnTerms to) {
    terms = to;
  }

  public OfferAddOnId id() {
    return id;
  }

  public OfferId offer() {
    return offer;
  }

  public AddOnId addOn() {
    return addOn;
  }

  public OfferAddOnTerms terms() {
    return terms;
  }
}
