package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.role.Role;
import io.dotmac.sub.core.identity.role.RoleId;
import io.dotmac.sub.core.identity.role.Roles;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role and what it grants, as granted: parents are not spelled out. */
public record RoleView(
    RoleId id,
    String name,
    @Nullable String description,
    boolean isActive,
    List<String> permissions) {
  static RoleView of(Tx tx, Roles roles, Role role) {
    return new RoleView(
        role.id(),
        role.name(),
        role.description().orElse(null),
        role.isActive(),
        roles.permissionsOf(tx, role.id()));
  }
}
