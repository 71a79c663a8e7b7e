package io.dotmac.sub.core.identity.role;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One permission of one role, by its published name. */
@Entity
@Table(name = "role_permission")
public class RolePermission extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RolePermissionId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "role_id", updatable = false))
  private RoleId role;

  @Column(name = "permission", updatable = false)
  private String permission;

  /** For Hibernate. */
  protected RolePermission() {}

  /** Grants a permission, which must be a name of {@link Permissions}. */
  public RolePermission(RoleId role, String permission) {
    this.id = RolePermissionId.next();
    this.role = role;
    this.permission = Permissions.known(permission);
  }

  public RoleId role() {
    return role;
  }

  public String permission() {
    return permission;
  }
}
