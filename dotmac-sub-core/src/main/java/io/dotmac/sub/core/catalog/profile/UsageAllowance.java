package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** How much data a period includes, and what happens beyond it. */
@Entity
@Table(name = "usage_allowance")
public class UsageAllowance extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private UsageAllowanceId id;

  @Embedded
  private UsageAllowanceTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link UsageAllowances}. */
  protected UsageAllowance() {}

  UsageAllowance(UsageAllowanceTerms terms) {
    this.id = UsageAllowanceId.next();
    this.terms = terms;
    this.active = true;
  }

  void change(UsageAllowanceTerms to) {
    terms = to;
  }

  void deactivate() {
    active = false;
  }

  public UsageAllowanceId id() {
    return id;
  }

  public UsageAllowanceTerms terms() {
    return terms;
  }

  /** Whether it may still be chosen; what refers to it already keeps it. */
  public boolean active() {
    return active;
  }
}
