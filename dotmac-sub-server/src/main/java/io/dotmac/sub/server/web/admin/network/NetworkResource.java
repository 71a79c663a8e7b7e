package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.access.nas.RadiusClientId;
import io.dotmac.sub.core.access.nas.RadiusClients;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
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
import java.util.function.Function;

/** The pages about access servers and what RADIUS does with them. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class NetworkResource {
  private static final String LIST = "admin/network";
  private static final String CLIENT = "admin/nas_client";
  private static final String FORM = "admin/nas_client_new";

  private final Portal portal;
  private final Database db;
  private final RadiusClients clients;

  public NetworkResource(Portal portal, Database db, RadiusClients clients) {
    this.portal = portal;
    this.db = db;
    this.clients = clients;
  }

  @GET
  @Path("/network/clients")
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response clients(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, NetworkPages::clients);
  }

  @GET
  @Path("/network/clients/new")
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, FORM, visit -> ClientForm.blank().page(visit, ""));
  }

  /** The secret is shown on the page that answers, and never again. */
  @POST
  @Path("/network/clients")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    ClientForm form = ClientForm.of(sent).withSecret();
    try {
      RadiusClientId id = db.inTx(caller, tx -> form.create(tx, clients).id());
      return show(
          request, caller, CLIENT, visit -> page(visit, request, id.value(), form.secret()));
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      return portal.refuse(
          request, caller, AdminFrame.CLIENTS, FORM, visit -> form.page(visit, problem));
    }
  }

  @GET
  @Path("/network/clients/{id}")
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response client(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(request, caller, CLIENT, visit -> page(visit, request, id, ""));
  }

  @GET
  @Path("/network/profiles")
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response profiles(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, NetworkPages::profiles);
  }

  @GET
  @Path("/network/refused")
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response refused(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, NetworkPages::refused);
  }

  @GET
  @Path("/network/enforcement")
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response enforced(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, NetworkPages::enforced);
  }

  private static Object page(Visit visit, ContainerRequestContext request, UUID id, String secret) {
    return ClientPage.of(visit, id, request.getUriInfo().getBaseUri().getHost(), secret);
  }

  private Response show(
      ContainerRequestContext request,
      Caller caller,
      String template,
      Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.CLIENTS, template, model);
  }
}
