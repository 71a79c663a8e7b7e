package io.dotmac.sub.server.web.admin.webhook;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.webhook.ReplayRange;
import io.dotmac.sub.core.webhook.WebhookDeliveries;
import io.dotmac.sub.core.webhook.WebhookDelivery;
import io.dotmac.sub.core.webhook.WebhookDeliveryId;
import io.dotmac.sub.core.webhook.WebhookEndpoint;
import io.dotmac.sub.core.webhook.WebhookEndpointId;
import io.dotmac.sub.core.webhook.WebhookEndpointTerms;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.core.webhook.WebhookReplays;
import io.dotmac.sub.core.webhook.WebhookSubscriptionId;
import io.dotmac.sub.core.webhook.WebhookSubscriptions;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages, and what staff do with endpoints: try them, switch them, send again. */
@Path("/admin/integrations/webhooks")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class WebhookActionResource {
  private final Portal portal;
  private final Database db;
  private final WebhookEndpoints endpoints;
  private final WebhookSubscriptions subscriptions = new WebhookSubscriptions();

  public WebhookActionResource(Portal portal, Database db, WebhookEndpoints endpoints) {
    this.portal = portal;
    this.db = db;
    this.endpoints = endpoints;
  }

  @GET
  @Path("/deliveries/{id}")
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response delivery(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request,
        caller,
        AdminFrame.WEBHOOKS,
        "admin/webhook_delivery",
        visit -> DeliveryPage.page(visit, id));
  }

  @POST
  @Path("/deliveries/{id}/replay")
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response again(@Auth Caller caller, @PathParam("id") UUID id) {
    db.run(caller, tx -> WebhookReplays.one(tx, new WebhookDeliveryId(id)));
    return Portal.done(DeliveryPage.PATH + "/" + id, "webhook_again");
  }

  /** Leads to the message, whose page tells what became of it. */
  @POST
  @Path("/{id}/test")
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response test(@Auth Caller caller, @PathParam("id") UUID id) {
    WebhookDelivery made =
        db.inTx(caller, tx -> WebhookDeliveries.test(tx, new WebhookEndpointId(id)));
    return Portal.done(DeliveryPage.PATH + "/" + made.id(), "webhook_test");
  }

  /** Switches it on, or off. */
  @POST
  @Path("/{id}/state")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response state(
      @Auth Caller caller, @PathParam("id") UUID id, @Nullable @FormParam("active") String active) {
    db.run(caller, tx -> activate(tx, new WebhookEndpointId(id), "yes".equals(active)));
    return Portal.done(EndpointList.PATH + "/" + id, "webhook");
  }

  private void activate(Tx tx, WebhookEndpointId id, boolean active) {
    WebhookEndpoint found = endpoints.require(tx, id);
    WebhookEndpointTerms terms = found.terms();
    if (active) {
      endpoints.update(
          tx, id, new WebhookEndpointTerms(terms.name(), terms.url(), terms.description(), true));
    } else {
      endpoints.deactivate(tx, id);
    }
  }

  @POST
  @Path("/{id}/subscriptions")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response subscribe(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @Nullable @FormParam("event_type") String type) {
    return doneOrRefused(caller, request, id, "webhook", tx -> {
      subscriptions.create(tx, new WebhookEndpointId(id), type == null ? "" : type.strip());
    });
  }

  @POST
  @Path("/{id}/subscriptions/{subscription}/remove")
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response unsubscribe(
      @Auth Caller caller, @PathParam("id") UUID id, @PathParam("subscription") UUID subscription) {
    db.run(caller, tx -> subscriptions.deactivate(tx, new WebhookSubscriptionId(subscription)));
    return Portal.done(EndpointList.PATH + "/" + id, "webhook");
  }

  /** Sends the events of some days once more; both days are included. */
  @POST
  @Path("/{id}/replay")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response replay(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @Nullable @FormParam("since") String since,
      @Nullable @FormParam("until") String until,
      @Nullable @FormParam("event_type") String type) {
    return doneOrRefused(caller, request, id, "webhook_replay", tx -> {
      String only = type == null || type.isBlank() ? null : type.strip();
      ReplayRange range =
          new ReplayRange(day(tx, since, 0), day(tx, until, 1), null, null, only, null);
      WebhookReplays.range(tx, new WebhookEndpointId(id), range);
    });
  }

  private static @Nullable Instant day(Tx tx, @Nullable String text, int later) {
    try {
      return text == null || text.isBlank()
          ? null
          : LocalDate.parse(text).plusDays(later).atStartOfDay(tx.zone()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Response doneOrRefused(
      Caller caller, ContainerRequestContext request, UUID id, String done, Consumer<Tx> work) {
    try {
      db.run(caller, work);
      return Portal.done(EndpointList.PATH + "/" + id, done);
    } catch (ProblemException e) {
      Errors errors = Errors.of(String.valueOf(e.getMessage()));
      return portal.refuse(
          request,
          caller,
          AdminFrame.WEBHOOKS,
          "admin/webhook",
          visit -> EndpointPage.page(visit, id, errors));
    }
  }
}
