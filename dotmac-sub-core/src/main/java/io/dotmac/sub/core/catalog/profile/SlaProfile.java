package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What quality is promised, and what is credited when it is missed. */
@Entity
@Table(name = "sla_profile")
public class SlaProfile extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private SlaProfileId id;

  @Embedded
  private SlaProfileTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link SlaProfiles}. */
  protected SlaProfile() {}

  SlaProfile(SlaProfileTerms terms) {
    this.id = SlaProfileId.next();
    this.terms = terms;
    this.active = true;
  }

  void change(SlaProfileTerms to) {
    terms = to;
  }

  void deactivate() {
    active = false;
  }

  public SlaProfileId id() {
    return id;
  }

  public SlaProfileTerms terms() {
    return terms;
  }

  /** Whether it may still be chosen; what refers to it already keeps it. */
  public boolean active() {
    return active;
  }
}
