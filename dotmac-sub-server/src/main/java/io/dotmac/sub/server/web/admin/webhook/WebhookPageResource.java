package io.dotmac.sub.server.web.admin.webhook;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.webhook.WebhookEndpointId;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
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

/** Endpoints: the list, a new one, one with its messages, its secret. */
@Path("/admin/integrations/webhooks")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class WebhookPageResource {
  private static final String FORM = "admin/webhook_new";
  private static final String SECRET = "admin/webhook_secret";

  private final Portal portal;
  private final Database db;
  private final WebhookEndpoints endpoints;

  public WebhookPageResource(Portal portal, Database db, WebhookEndpoints endpoints) {
    this.portal = portal;
    this.db = db;
    this.endpoints = endpoints;
  }

  @GET
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, "admin/webhooks", EndpointList::page);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, FORM, visit -> EndpointForm.blank().page(visit, ""));
  }

  /** Shows the secret at once: it can be shown at no other time. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    EndpointForm form = EndpointForm.of(sent);
    try {
      return secret(request, caller, db.inTx(caller, tx -> form.create(tx, endpoints)), "added");
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      return portal.refuse(
          request, caller, AdminFrame.WEBHOOKS, FORM, visit -> form.page(visit, problem));
    }
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(
        request, caller, "admin/webhook", visit -> EndpointPage.page(visit, id, Errors.NONE));
  }

  @POST
  @Path("/{id}/rotate-secret")
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response rotate(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    WebhookEndpointId endpoint = new WebhookEndpointId(id);
    WebhookEndpoints.Made made = db.inTx(caller, tx -> endpoints.rotate(tx, endpoint, null, null));
    return secret(request, caller, made, "replaced");
  }

  private Response secret(
      ContainerRequestContext request, Caller caller, WebhookEndpoints.Made made, String how) {
    String back = EndpointList.PATH + "/" + made.endpoint().id();
    return show(
        request,
        caller,
        SECRET,
        visit -> new WebhookPages.Secret(
            made.endpoint().terms().name(), visit.say("webhook." + how), made.secret(), back));
  }

  private Response show(
      ContainerRequestContext request,
      Caller caller,
      String template,
      Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.WEBHOOKS, template, model);
  }
}
