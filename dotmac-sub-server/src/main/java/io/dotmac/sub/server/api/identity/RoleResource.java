package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.core.identity.role.Role;
import io.dotmac.sub.core.identity.role.RoleId;
import io.dotmac.sub.core.identity.role.Roles;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Roles, and the permissions there are. */
@Path("/rbac")
@Produces(MediaType.APPLICATION_JSON)
public final class RoleResource {
  private final Database db;
  private final Roles roles;

  public RoleResource(Database db, Roles roles) {
    this.db = db;
    this.roles = roles;
  }

  @GET
  @ListedBy(Role.class)
  @Path("/roles")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("rbac:roles:read")
  public Page<RoleView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.inTx(
        caller, tx -> Role.LISTING.fetch(tx, query).map(role -> RoleView.of(tx, roles, role))));
  }

  @GET
  @Path("/roles/{id}")
  @RequirePermission("rbac:roles:read")
  public RoleView get(@Auth Caller caller, @PathParam("id") RoleId id) {
    return db.inTx(caller, tx -> RoleView.of(tx, roles, tx.require(Role.class, id)));
  }

  /** Every name a role can grant. */
  @GET
  @Path("/permissions")
  @RequirePermission("rbac:permissions:read")
  public List<String> permissions() {
    return List.copyOf(Permissions.names());
  }
}
