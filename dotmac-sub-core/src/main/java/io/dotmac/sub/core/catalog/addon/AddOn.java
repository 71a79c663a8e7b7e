package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What can be bought beside a plan. */
@Entity
@Table(name = "add_on")
public class AddOn extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AddOnId id;

  @Embedded
  private AddOnTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link AddOns}. */
  protected AddOn() {}

  AddOn(AddOnTerms terms) {
    this.id = AddOnId.next();
    this.terms = terms;
    this.active = true;
  }

  void change(AddOnTerms to) {
    terms = to;
  }

  void deactivate() {
    active = false;
  }

  public AddOnId id() {
    return id;
  }

  public AddOnTerms terms() {
    return terms;
  }

  /** Whether it may still be chosen; what refers to it already keeps it. */
  public boolean active() {
    return active;
  }
}
