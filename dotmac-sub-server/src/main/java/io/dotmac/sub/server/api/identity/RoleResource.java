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
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.account.RoleAdmin;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Roles, and the permissions there are. */
@Path("/rbac")
@Produces(MediaType.APPLICATION_JSON)
public final class RoleResource {
  private final Database db;
  private final Roles roles;
  private final RoleAdmin admin;

  public RoleResource(Database db, Roles roles, RoleAdmin admin) {
    this.db = db;
    this.roles = roles;
    this.admin = admin;
  }

  @GET
  @ListedBy(Role.class)
  @Path("/roles")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("rbac:roles:read")
  public Page<RoleView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> Role.LISTING.fetch(tx, query).map(role -> RoleView.of(tx, roles, role))));
  }

  @GET
  @Path("/roles/{id}")
  @RequirePermission("rbac:roles:read")
  public RoleView get(@Auth Caller caller, @PathParam("id") RoleId id) {
    return db.read(caller, tx -> RoleView.of(tx, roles, tx.require(Role.class, id)));
  }

  @POST
  @Path("/roles")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequirePermission("rbac:roles:write")
  @Answers(RoleView.class)
  public Response create(@Auth Caller caller, CreateRole body) {
    RoleView made = db.inTx(caller, tx -> {
      Role role = admin.create(tx, body.name(), body.description(), body.permissions());
      return RoleView.of(tx, roles, role);
    });
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/roles/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequirePermission("rbac:roles:write")
  public RoleView change(@Auth Caller caller, @PathParam("id") RoleId id, ChangeRole body) {
    return db.inTx(caller, tx -> RoleView.of(tx, roles, admin.change(tx, id, body.change())));
  }

  /** Ends what it grants; those who hold it keep it. */
  @DELETE
  @Path("/roles/{id}")
  @RequirePermission("rbac:roles:delete")
  public void deactivate(@Auth Caller caller, @PathParam("id") RoleId id) {
    db.run(caller, tx -> admin.change(tx, id, new RoleAdmin.Change(null, null, false)));
  }

  /** Every name a role can grant. */
  @GET
  @Path("/permissions")
  @RequirePermission("rbac:permissions:read")
  public List<String> permissions() {
    return List.copyOf(Permissions.names());
  }
}
