package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Sells a subscriber one more service. */
@Path("/admin/subscribers")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class NewServiceResource {
  private static final String FORM = "admin/service_new";

  private final Database db;
  private final Portal portal;
  private final AccessCredentials credentials;

  public NewServiceResource(Database db, Portal portal, AccessCredentials credentials) {
    this.db = db;
    this.portal = portal;
    this.credentials = credentials;
  }

  @GET
  @Path("/{id}/services/new")
  @RequirePermission(value = "subscription:create", realms = Realm.STAFF)
  public Response fresh(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    NewService form = NewService.blank(id);
    return portal.show(
        request, caller, AdminFrame.SUBSCRIBERS, FORM, visit -> form.page(visit, ""));
  }

  /** The order, if somebody has to install it; else the services there are. */
  @POST
  @Path("/{id}/services")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "subscription:create", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    return create(caller, request, new NewService(id, sent));
  }

  private Response create(Caller caller, ContainerRequestContext request, NewService form) {
    try {
      return db.inTx(caller, tx -> form.create(tx, credentials))
          .map(order -> Portal.done("/admin/orders/" + order.id(), "ordered"))
          .orElseGet(
              () -> Portal.done("/admin/subscribers/" + form.subscriber() + "/services", "served"));
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      return portal.refuse(
          request, caller, AdminFrame.SUBSCRIBERS, FORM, visit -> form.page(visit, problem));
    }
  }
}
