package io.dotmac.sub.server.web.admin.queue;

import io.dotmac.sub.billing.gateway.event.ProviderEventId;
import io.dotmac.sub.billing.gateway.event.ReceiveWebhook;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The messages of providers, and looking at one once more. */
@Path("/admin/billing/payment-events")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class MessageResource {
  private final Portal portal;
  private final ReceiveWebhook webhooks;

  public MessageResource(Portal portal, ReceiveWebhook webhooks) {
    this.portal = portal;
    this.webhooks = webhooks;
  }

  @GET
  @RequirePermission(value = "billing:payment:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request, caller, AdminFrame.PAYMENTS, "admin/payment_events", Queue::messages);
  }

  @POST
  @Path("/{id}/replay")
  @RequirePermission(value = "billing:payment:update", realms = Realm.STAFF)
  public Response replay(@Auth Caller caller, @PathParam("id") ProviderEventId id) {
    webhooks.replay(caller, id);
    return Portal.done("/admin/billing/payment-events", "replayed");
  }
}
