package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Currency;

/** Vouchers that were made together. What they are does not change. */
@Entity
@Table(name = "hotspot_batch")
public class HotspotBatch extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private HotspotBatchId id;

  @Embedded
  private HotspotBatchTerms terms;

  @Column(name = "price_minor")
  private long priceMinor;

  @Column(name = "currency")
  private String currency;

  /** For Hibernate; others use {@link HotspotBatches}. */
  protected HotspotBatch() {}

  HotspotBatch(HotspotBatchTerms terms, Money price) {
    this.id = HotspotBatchId.next();
    this.terms = terms;
    this.priceMinor = price.minor();
    this.currency = price.currencyCode();
  }

  public HotspotBatchId id() {
    return id;
  }

  public HotspotBatchTerms terms() {
    return terms;
  }

  /** What one costs. */
  public Money price() {
    return Money.ofMinor(priceMinor, Currency.getInstance(currency));
  }
}
