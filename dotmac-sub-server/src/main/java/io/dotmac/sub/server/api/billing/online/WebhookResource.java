package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.gateway.WebhookDelivery;
import io.dotmac.sub.billing.gateway.event.ProviderEventId;
import io.dotmac.sub.billing.gateway.event.ReceiveWebhook;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.HttpProblem;
import io.dotmac.sub.server.security.PublicRoute;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where providers of payments leave their messages. Anybody can call it: what counts is the
 * message's signature. 200 says that it is stored; anything else asks for it again.
 */
@Path("/webhooks/payments")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookResource {
  private final ReceiveWebhook webhooks;

  public WebhookResource(ReceiveWebhook webhooks) {
    this.webhooks = webhooks;
  }

  /** What we keep of a message. */
  public record ReceiptView(ProviderEventId id, boolean fresh) {}

  /** A message of the provider of that id, name or gateway, as it comes. */
  @POST
  @Path("/{provider}")
  @Consumes(MediaType.WILDCARD)
  @PublicRoute
  public ReceiptView receive(
      @PathParam("provider") String provider,
      String body,
      @Context ContainerRequestContext request) {
    ReceiveWebhook.Receipt receipt = webhooks.receive(
        Exchange.of(request).tenant().id(), provider, new WebhookDelivery(headers(request), body));
    if (receipt instanceof ReceiveWebhook.Receipt.Stored stored) {
      return new ReceiptView(stored.event(), stored.fresh());
    }
    if (receipt instanceof ReceiveWebhook.Receipt.Refused) {
      throw HttpProblem.of(400, "webhook_signature", "this message is not from the provider");
    }
    throw HttpProblem.of(503, "webhook_unverified", "send this message again in a while");
  }

  private static Map<String, String> headers(ContainerRequestContext request) {
    Map<String, String> headers = new TreeMap<>();
    request.getHeaders().forEach((name, values) -> {
      if (!values.isEmpty()) {
        headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
      }
    });
    return headers;
  }
}
