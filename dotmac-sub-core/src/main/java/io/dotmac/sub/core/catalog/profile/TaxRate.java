package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A tax in per cent, and whether prices include it. */
@Entity
@Table(name = "tax_rate")
public class TaxRate extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private TaxRateId id;

  @Embedded
  private TaxRateTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link TaxRates}. */
  protected TaxRate() {}

  TaxRate(TaxRateTerms terms) {
    this.id = TaxRateId.next();
    this.terms = terms;
    this.active = true;
  }

  void change(TaxRateTerms to) {
    terms = to;
  }

  void deactivate() {
    active = false;
  }

  public TaxRateId id() {
    return id;
  }

  public TaxRateTerms terms() {
    return terms;
  }

  /** Whether it may still be chosen; what refers to it already keeps it. */
  public boolean active() {
    return active;
  }
}
