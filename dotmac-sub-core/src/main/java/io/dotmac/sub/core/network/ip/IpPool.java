package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What logins are given addresses or prefixes from. */
@Entity
@Table(name = "ip_pool")
public class IpPool extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private IpPoolId id;

  @Embedded
  private IpPoolTerms terms;

  /** For Hibernate; others use {@link IpPools}. */
  protected IpPool() {}

  IpPool(IpPoolTerms terms) {
    this.id = IpPoolId.next();
    this.terms = terms;
  }

  void change(IpPoolTerms to) {
    terms = to;
  }

  public IpPoolId id() {
    return id;
  }

  /** What may be edited, complete. */
  public IpPoolTerms terms() {
    return terms;
  }
}
