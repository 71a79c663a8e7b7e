package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.core.identity.role.Role;
import io.dotmac.sub.core.identity.role.RoleId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.account.RoleAdmin;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** Which role may do what. */
@Path("/admin/system/roles")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class RolePageResource {
  private static final String ROLE = "admin/role";

  private final Portal portal;
  private final Database db;
  private final RoleAdmin roles;

  public RolePageResource(Portal portal, Database db, RoleAdmin roles) {
    this.portal = portal;
    this.db = db;
    this.roles = roles;
  }

  @GET
  @RequirePermission(value = "rbac:roles:read", realms = Realm.STAFF)
  public Response matrix(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.USERS, "admin/roles", RolesPage::matrix);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "rbac:roles:write", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.USERS,
        ROLE,
        visit -> RolesPage.fresh(visit, "", "", List.of(), Errors.NONE));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "rbac:roles:write", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("description") @DefaultValue("") String description,
      @FormParam("permission") List<String> permissions) {
    try {
      Role made =
          db.inTx(caller, tx -> roles.create(tx, name, description, new TreeSet<>(permissions)));
      return Portal.done(UserTabs.ROLES + "/" + made.id(), "role");
    } catch (ProblemException e) {
      Errors wrong = Errors.of(String.valueOf(e.getMessage()));
      return again(
          request, caller, visit -> RolesPage.fresh(visit, name, description, permissions, wrong));
    }
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "rbac:roles:write", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.USERS, ROLE, visit -> RolesPage.one(visit, id, Errors.NONE));
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "rbac:roles:write", realms = Realm.STAFF)
  public Response change(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @FormParam("description") @DefaultValue("") String description,
      @FormParam("permission") List<String> permissions) {
    RoleAdmin.Change change = new RoleAdmin.Change(description, new TreeSet<>(permissions), null);
    return attempt(caller, request, id, change);
  }

  @POST
  @Path("/{id}/activate")
  @RequirePermission(value = "rbac:roles:write", realms = Realm.STAFF)
  public Response activate(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return attempt(caller, request, id, new RoleAdmin.Change(null, null, true));
  }

  /** Ends what it grants; those who hold it keep it. */
  @POST
  @Path("/{id}/deactivate")
  @RequirePermission(value = "rbac:roles:write", realms = Realm.STAFF)
  public Response deactivate(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return attempt(caller, request, id, new RoleAdmin.Change(null, null, false));
  }

  private Response attempt(
      Caller caller, ContainerRequestContext request, UUID id, RoleAdmin.Change change) {
    try {
      db.inTx(caller, tx -> roles.change(tx, new RoleId(id), change));
      return Portal.done(UserTabs.ROLES + "/" + id, "role");
    } catch (ProblemException e) {
      Errors wrong = Errors.of(String.valueOf(e.getMessage()));
      return again(request, caller, visit -> RolesPage.one(visit, id, wrong));
    }
  }

  private Response again(
      ContainerRequestContext request, Caller caller, Function<Visit, Object> model) {
    return portal.refuse(request, caller, AdminFrame.USERS, ROLE, model);
  }
}
