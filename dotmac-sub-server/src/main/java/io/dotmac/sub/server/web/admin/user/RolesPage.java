package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.core.identity.role.Role;
import io.dotmac.sub.core.identity.role.RoleId;
import io.dotmac.sub.core.identity.role.Roles;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.user.UserPages.Cell;
import io.dotmac.sub.server.web.admin.user.UserPages.MatrixGroup;
import io.dotmac.sub.server.web.admin.user.UserPages.MatrixRow;
import io.dotmac.sub.server.web.admin.user.UserPages.RoleHead;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Roles beside permissions, and the form of one role. */
final class RolesPage {
  private record Column(UUID id, String name, boolean active, long members, Set<String> granted) {}

  private RolesPage() {}

  static UserPages.Matrix matrix(Visit visit) {
    Roles roles = new Roles();
    List<Column> columns = visit
        .query("select r.id, r.name, r.is_active, (select count(*) from principal_role h"
            + " where h.tenant_id = r.tenant_id and h.role_id = r.id) as members"
            + " from role r where r.tenant_id = :tenant")
        .then("order by r.is_active desc, lower(r.name), r.id limit 30")
        .list(row -> new Column(
            row.id("id"),
            row.text("name"),
            row.flag("is_active"),
            row.number("members"),
            Permissions.expanded(roles.permissionsOf(visit.tx(), new RoleId(row.id("id"))))));
    boolean writes = visit.tx().caller().may("rbac:roles:write");
    return new UserPages.Matrix(
        visit.say("role.count", columns.size(), "", visit.formats().count(columns.size())),
        UserTabs.of(visit, UserTabs.ROLES),
        columns.stream().map(column -> head(visit, column, writes)).toList(),
        PermissionBoxes.byDomain().entrySet().stream()
            .map(domain -> new MatrixGroup(
                domain.getKey(),
                domain.getValue().stream()
                    .map(name -> row(visit, name, columns))
                    .toList()))
            .toList(),
        writes);
  }

  private static RoleHead head(Visit visit, Column column, boolean writes) {
    return new RoleHead(
        column.name(),
        writes ? UserTabs.ROLES + "/" + column.id() : "",
        visit.say("role.members", column.members(), "", visit.formats().count(column.members())),
        !column.active());
  }

  private static MatrixRow row(Visit visit, String permission, List<Column> columns) {
    List<Cell> cells = new ArrayList<>();
    for (Column column : columns) {
      boolean granted =
          column.granted().contains(Permissions.ALL) || column.granted().contains(permission);
      cells.add(
          new Cell(granted ? "✓" : "", granted ? visit.say("role.yes") : visit.say("role.no")));
    }
    return new MatrixRow(permission, cells);
  }

  /** A new role. */
  static UserPages.Role fresh(
      Visit visit, String name, String description, Collection<String> chosen, Errors errors) {
    return new UserPages.Role(
        visit.say("role.add"),
        UserTabs.ROLES,
        errors,
        Rows.of(List.of(
            Field.of("name", visit.say("role.name"), name).focused(),
            Field.of("description", visit.say("role.description"), description))),
        PermissionBoxes.of(chosen),
        false,
        false,
        true);
  }

  /** A role that is there. */
  static UserPages.Role one(Visit visit, UUID id, Errors errors) {
    Role role = visit.tx().require(Role.class, new RoleId(id));
    List<String> granted = new Roles().permissionsOf(visit.tx(), role.id());
    return new UserPages.Role(
        role.name(),
        UserTabs.ROLES + "/" + id,
        errors,
        Rows.of(List.of(Field.of(
            "description", visit.say("role.description"), role.description().orElse("")))),
        PermissionBoxes.of(granted),
        granted.contains(Permissions.ALL),
        true,
        role.isActive());
  }
}
