package io.dotmac.sub.core.provisioning.technician;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Somebody who goes to subscribers' places. */
@Entity
@Table(name = "technician")
public class Technician extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private TechnicianId id;

  @Embedded
  private TechnicianTerms terms;

  /** For Hibernate; others use {@link Technicians}. */
  protected Technician() {}

  Technician(TechnicianTerms terms) {
    this.id = TechnicianId.next();
    this.terms = terms;
  }

  void change(TechnicianTerms to) {
    terms = to;
  }

  public TechnicianId id() {
    return id;
  }

  public TechnicianTerms terms() {
    return terms;
  }

  public String name() {
    return terms.name();
  }

  /** Whether new work may be given to them. */
  public boolean active() {
    return terms.isActive();
  }
}
