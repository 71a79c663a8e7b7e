package io.dotmac.sub.core.identity.role;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Roles of a tenant, what they grant and who holds them. */
public final class Roles {
  /** Gives the tenant those default roles it does not have yet. */
  public void installDefaults(Tx tx) {
    for (DefaultRoles.Default role : DefaultRoles.all()) {
      if (byName(tx, role.name()).isEmpty()) {
        create(tx, role.name(), role.description(), role.permissions());
      }
    }
  }

  /** A new role of those permissions. */
  public Role create(Tx tx, String name, String description, Collection<String> permissions) {
    Role role = new Role(name, description);
    tx.save(role);
    new TreeSet<>(permissions)
        .forEach(permission -> tx.save(new RolePermission(role.id(), permission)));
    return role;
  }

  /** Lets a role grant these permissions and no others. */
  public void setPermissions(Tx tx, RoleId role, Collection<String> permissions) {
    tx.session()
        .createMutationQuery("delete from RolePermission p where p.role = :role"
            + " and p.permission not in (:permissions)")
        .setParameter("role", role)
        .setParameterList("permissions", permissions.isEmpty() ? List.of("") : permissions)
        .executeUpdate();
    List<String> granted = permissionsOf(tx, role);
    new TreeSet<>(permissions)
        .stream()
            .filter(permission -> !granted.contains(permission))
            .forEach(permission -> tx.save(new RolePermission(role, permission)));
  }

  /** Lets a principal hold the roles of these names and no others. */
  public void assign(Tx tx, PrincipalId principal, Collection<String> names) {
    tx.session()
        .createSelectionQuery(
            "select h from PrincipalRole h, Role r where r.id = h.role"
                + " and h.principal = :principal and r.name not in (:names)",
            PrincipalRole.class)
        .setParameter("principal", principal)
        .setParameterList("names", names.isEmpty() ? List.of("") : names)
        .getResultList()
        .forEach(tx.session()::remove);
    names.forEach(name -> grant(tx, principal, name));
    tx.session().flush();
  }

  /** The role of that name, whatever its letter case. */
  public Optional<Role> byName(Tx tx, String name) {
    return tx.session()
        .createSelectionQuery("from Role r where lower(r.name) = lower(:name)", Role.class)
        .setParameter("name", name)
        .uniqueResultOptional();
  }

  /** Lets a principal hold the role of that name, too. */
  public void grant(Tx tx, PrincipalId principal, String roleName) {
    Role role = byName(tx, roleName)
        .orElseThrow(() -> Problem.invalid("/role", "role", "there is no role '" + roleName + "'"));
    if (!rolesOf(tx, principal).contains(role.name())) {
      tx.save(new PrincipalRole(principal, role.id()));
    }
  }

  /** The names of the active roles that a principal holds. */
  public List<String> rolesOf(Tx tx, PrincipalId principal) {
    return tx.session()
        .createSelectionQuery(
            "select r.name from Role r, PrincipalRole p where p.role = r.id"
                + " and p.principal = :principal and r.active order by r.name",
            String.class)
        .setParameter("principal", principal)
        .getResultList();
  }

  /** What a role grants, as granted. */
  public List<String> permissionsOf(Tx tx, RoleId role) {
    return tx.session()
        .createSelectionQuery(
            "select p.permission from RolePermission p where p.role = :role order by p.permission",
            String.class)
        .setParameter("role", role)
        .getResultList();
  }

  /** Everything a principal's active roles grant, expanded. */
  public Set<String> permissionsOf(Tx tx, PrincipalId principal) {
    List<String> granted = tx.session()
        .createSelectionQuery(
            "select distinct g.permission from RolePermission g, PrincipalRole p, Role r"
                + " where p.principal = :principal and r.id = p.role and g.role = r.id"
                + " and r.active",
            String.class)
        .setParameter("principal", principal)
        .getResultList();
    return Permissions.expanded(granted);
  }
}
