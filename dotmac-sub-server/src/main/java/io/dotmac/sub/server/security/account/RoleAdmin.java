package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.core.identity.role.Role;
import io.dotmac.sub.core.identity.role.RoleId;
import io.dotmac.sub.core.identity.role.Roles;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.Accounts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes roles; the same for the API and for pages. Nobody puts into a role, or takes
 * out of it, what they do not hold; the role that may do everything stays as it is.
 */
public final class RoleAdmin {
  private final Roles roles = new Roles();

  /** What is to be different; what is absent stays. */
  public record Change(
      @Nullable String description,
      @Nullable Set<String> permissions,
      @Nullable Boolean active) {}

  /** A new role. */
  public Role create(Tx tx, String name, @Nullable String description, Set<String> permissions) {
    check(tx, permissions);
    if (roles.byName(tx, name.strip()).isPresent()) {
      throw Problem.conflict("role_taken", "there is a role " + name.strip() + " already");
    }
    return roles.create(tx, name, description == null ? "" : description, permissions);
  }

  /** Changes a role; whoever holds it may do the other things within seconds. */
  public Role change(Tx tx, RoleId id, Change change) {
    Role role = tx.lock(Role.class, id);
    List<String> granted = roles.permissionsOf(tx, id);
    boolean all = granted.contains(Permissions.ALL);
    if (all && (change.permissions() != null || change.active() != null)) {
      throw Problem.conflict(
          "fixed_role", "the role " + role.name() + " may do everything, and stays so");
    }
    Accounts.requireNoMore(tx, Permissions.expanded(granted));
    if (change.description() != null) {
      role.describe(change.description());
    }
    if (change.active() != null) {
      role.activate(change.active());
    }
    if (change.permissions() != null) {
      check(tx, change.permissions());
      roles.setPermissions(tx, id, change.permissions());
    }
    tx.session().flush();
    return role;
  }

  private static void check(Tx tx, Set<String> permissions) {
    permissions.forEach(Permissions::known);
    Accounts.requireNoMore(tx, Permissions.expanded(permissions));
  }
}
