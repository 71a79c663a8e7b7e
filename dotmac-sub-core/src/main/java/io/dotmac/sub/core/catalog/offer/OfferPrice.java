package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A price of one version of an offer. Never changed: another price is another version. */
@Entity
@Table(name = "offer_price")
public class OfferPrice extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private OfferPriceId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "offer_id", updatable = false))
  private OfferId offer;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "offer_version_id", updatable = false))
  private OfferVersionId offerVersion;

  @Embedded
  private Price price;

  /** For Hibernate; others use {@link Offers}. */
  protected OfferPrice() {}

  OfferPrice(OfferVersion version, Price price) {
    this.id = OfferPriceId.next();
    this.offer = version.offer();
    this.offerVersion = version.id();
    this.price = price;
  }

  public OfferPriceId id() {
    return id;
  }

  public OfferId offer() {
    return offer;
  }

  /** The version it is a price of. */
  public OfferVersionId offerVersion() {
    return offerVersion;
  }

  public Price price() {
    return price;
  }
}
