package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A company that has subscribers: its sites, its staff. */
@Entity
@Table(name = "organization")
public class Organization extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private OrganizationId id;

  @Embedded
  private OrganizationDetails details;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link Organizations}. */
  protected Organization() {}

  Organization(OrganizationDetails details) {
    this.id = OrganizationId.next();
    this.details = details;
    this.active = true;
  }

  void change(OrganizationDetails to) {
    details = to;
  }

  void deactivate() {
    active = false;
  }

  public OrganizationId id() {
    return id;
  }

  public OrganizationDetails details() {
    return details;
  }

  public boolean active() {
    return active;
  }
}
