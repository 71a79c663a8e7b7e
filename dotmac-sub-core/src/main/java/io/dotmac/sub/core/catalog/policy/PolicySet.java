package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A named set of contract rules. */
@Entity
@Table(name = "policy_set")
public class PolicySet extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PolicySetId id;

  @Embedded
  private PolicyTerms terms;

  @Column(name = "is_default")
  private boolean standard;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link PolicySets}. */
  protected PolicySet() {}

  PolicySet(PolicyTerms terms, boolean standard) {
    this.id = PolicySetId.next();
    this.terms = terms;
    this.standard = standard;
    this.active = true;
  }

  void change(PolicyTerms to) {
    terms = to;
  }

  void becomeDefault() {
    standard = true;
  }

  void deactivate() {
    active = false;
    standard = false;
  }

  public PolicySetId id() {
    return id;
  }

  public PolicyTerms terms() {
    return terms;
  }

  /** Whether offers that name no set follow this one. */
  public boolean isDefault() {
    return standard;
  }

  public boolean active() {
    return active;
  }
}
