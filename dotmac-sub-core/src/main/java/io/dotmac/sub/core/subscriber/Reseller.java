package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A partner who sells for the provider and looks after its own subscribers. */
@Entity
@Table(name = "reseller")
public class Reseller extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ResellerId id;

  @Embedded
  private ResellerDetails details;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link Resellers}. */
  protected Reseller() {}

  Reseller(ResellerDetails details) {
    this.id = ResellerId.next();
    this.details = details;
    this.active = true;
  }

  void change(ResellerDetails to) {
    details = to;
  }

  void deactivate() {
    active = false;
  }

  public ResellerId id() {
    return id;
  }

  public ResellerDetails details() {
    return details;
  }

  public boolean active() {
    return active;
  }
}
