package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The pages of the staff portal that only show. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class AdminResource {
  private final Portal portal;

  public AdminResource(Portal portal) {
    this.portal = portal;
  }

  @GET
  @RequirePermission(value = "customer:read", realms = Realm.STAFF)
  public Response dashboard(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.DASHBOARD, "admin/dashboard", Dashboard::page);
  }

  @GET
  @Path("/search")
  @RequirePermission(value = "customer:read", realms = Realm.STAFF)
  public Response search(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.SUBSCRIBERS, "admin/search", Search::page);
  }

  @GET
  @Path("/catalog")
  @RequirePermission(value = "catalog:offer:read", realms = Realm.STAFF)
  public Response catalog(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.CATALOG, "admin/catalog", CatalogPages::list);
  }

  @GET
  @Path("/catalog/offers/{id}")
  @RequirePermission(value = "catalog:offer:read", realms = Realm.STAFF)
  public Response offer(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.CATALOG, "admin/offer", visit -> CatalogPages.one(visit, id));
  }
}
