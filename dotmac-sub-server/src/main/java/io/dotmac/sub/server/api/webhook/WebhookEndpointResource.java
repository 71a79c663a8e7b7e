package io.dotmac.sub.server.api.webhook;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.webhook.ReplayRange;
import io.dotmac.sub.core.webhook.WebhookDeliveries;
import io.dotmac.sub.core.webhook.WebhookEndpoint;
import io.dotmac.sub.core.webhook.WebhookEndpointId;
import io.dotmac.sub.core.webhook.WebhookEndpointTerms;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.core.webhook.WebhookReplays;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.BodyField;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
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
import org.jspecify.annotations.Nullable;

/** Where events are sent to. */
@Path("/webhooks/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WebhookEndpointResource {
  private static final String SECRET = "secret";
  private static final RotateWebhookSecret AS_USUAL = new RotateWebhookSecret(null, null);

  private final Database db;
  private final WebhookEndpoints endpoints;

  public WebhookEndpointResource(Database db, WebhookEndpoints endpoints) {
    this.db = db;
    this.endpoints = endpoints;
  }

  @GET
  @ListedBy(WebhookEndpoints.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("system:settings:read")
  public Page<WebhookEndpointView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> WebhookEndpoints.LISTING.fetch(tx, query).map(WebhookEndpointView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("system:settings:read")
  public WebhookEndpointView get(@Auth Caller caller, @PathParam("id") WebhookEndpointId id) {
    return db.read(caller, tx -> WebhookEndpointView.of(endpoints.require(tx, id)));
  }

  /** The answer shows the secret, which is never shown again. */
  @POST
  @BodyField(SECRET)
  @RequirePermission("system:settings:write")
  @Answers(NewWebhookSecretView.class)
  public Response create(@Auth Caller caller, Fields<WebhookEndpointTerms> body) {
    NewWebhookSecretView made = db.inTx(caller, tx -> {
      String secret = body.find(SECRET, String.class).orElse(null);
      WebhookEndpointTerms terms = body.over(WebhookEndpointTerms.BLANK);
      return NewWebhookSecretView.of(endpoints.create(tx, terms, secret));
    });
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("system:settings:write")
  public WebhookEndpointView update(
      @Auth Caller caller,
      @PathParam("id") WebhookEndpointId id,
      @BeanParam IfMatch ifMatch,
      Fields<WebhookEndpointTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Nothing is sent to it any more; what waits is kept until it is active again. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("system:settings:write")
  public void remove(@Auth Caller caller, @PathParam("id") WebhookEndpointId id) {
    db.run(caller, tx -> endpoints.deactivate(tx, id));
  }

  /** Messages are signed with the old secret too for a while; the answer shows the new one. */
  @POST
  @Path("/{id}/rotate-secret")
  @RequirePermission("system:settings:write")
  public NewWebhookSecretView rotate(
      @Auth Caller caller,
      @PathParam("id") WebhookEndpointId id,
      @Nullable RotateWebhookSecret body) {
    RotateWebhookSecret wanted = body == null ? AS_USUAL : body;
    return db.inTx(
        caller,
        tx -> NewWebhookSecretView.of(
            endpoints.rotate(tx, id, wanted.secret(), wanted.overlapHours())));
  }

  /** Queues a message about nothing; its delivery tells what became of it. */
  @POST
  @Path("/{id}/test")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("system:settings:write")
  @Answers(WebhookDeliveryView.class)
  public Response test(@Auth Caller caller, @PathParam("id") WebhookEndpointId id) {
    WebhookDeliveryView made =
        db.inTx(caller, tx -> WebhookDeliveryView.of(WebhookDeliveries.test(tx, id)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Sends the events of a range once more, at most 100,000. */
  @POST
  @Path("/{id}/replay")
  @RequirePermission("system:settings:write")
  public ReplayedView replay(
      @Auth Caller caller, @PathParam("id") WebhookEndpointId id, ReplayRange body) {
    return db.inTx(caller, tx -> new ReplayedView(WebhookReplays.range(tx, id, body)));
  }

  private WebhookEndpointView update(
      Tx tx, WebhookEndpointId id, IfMatch ifMatch, Fields<WebhookEndpointTerms> body) {
    WebhookEndpoint found = endpoints.require(tx, id);
    ifMatch.require(found.version());
    WebhookEndpoint changed = endpoints.update(tx, id, body.over(found.terms()));
    tx.flush();
    return WebhookEndpointView.of(changed);
  }
}
