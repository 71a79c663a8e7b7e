package io.dotmac.sub.core.catalog.engine;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Named defaults that offers refer to. */
@Entity
@Table(name = "subscription_engine")
public class SubscriptionEngine extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private EngineId id;

  @Embedded
  private EngineTerms terms;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link SubscriptionEngines}. */
  protected SubscriptionEngine() {}

  SubscriptionEngine(EngineTerms terms) {
    this.id = EngineId.next();
    this.terms = terms;
    this.active = true;
  }

  void change(EngineTerms to) {
    terms = to;
  }

  void deactivate() {
    active = false;
  }

  public EngineId id() {
    return id;
  }

  public EngineTerms terms() {
    return terms;
  }

  /** Whether it may still be chosen; what refers to it already keeps it. */
  public boolean active() {
    return active;
  }
}
