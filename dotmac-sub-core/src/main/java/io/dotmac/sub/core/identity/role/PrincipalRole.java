package io.dotmac.sub.core.identity.role;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One role that one principal holds. */
@Entity
@Table(name = "principal_role")
public class PrincipalRole extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PrincipalRoleId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "principal_id", updatable = false))
  private PrincipalId principal;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "role_id", updatable = false))
  private RoleId role;

  /** For Hibernate. */
  protected PrincipalRole() {}

  /** Gives a role to a principal. */
  public PrincipalRole(PrincipalId principal, RoleId role) {
    this.id = PrincipalRoleId.next();
    this.principal = principal;
    this.role = role;
  }

  public PrincipalId principal() {
    return principal;
  }

  public RoleId role() {
    return role;
  }
}
