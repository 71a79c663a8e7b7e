package io.dotmac.sub.server.api.webhook;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.webhook.WebhookSubscription;
import io.dotmac.sub.core.webhook.WebhookSubscriptionId;
import io.dotmac.sub.core.webhook.WebhookSubscriptions;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Which endpoint gets which events. */
@Path("/webhooks/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WebhookSubscriptionResource {
  private final Database db;
  private final WebhookSubscriptions subscriptions = new WebhookSubscriptions();

  public WebhookSubscriptionResource(Database db) {
    this.db = db;
  }

  /** What may be changed. */
  public record Terms(String eventType, boolean isActive) {}

  @GET
  @ListedBy(WebhookSubscriptions.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("system:settings:read")
  public Page<WebhookSubscriptionView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> WebhookSubscriptions.LISTING.fetch(tx, query).map(WebhookSubscriptionView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("system:settings:read")
  public WebhookSubscriptionView get(
      @Auth Caller caller, @PathParam("id") WebhookSubscriptionId id) {
    return db.read(caller, tx -> WebhookSubscriptionView.of(subscriptions.require(tx, id)));
  }

  @POST
  @RequirePermission("system:settings:write")
  @Answers(WebhookSubscriptionView.class)
  public Response create(@Auth Caller caller, @Valid @NotNull SubscribeWebhook body) {
    WebhookSubscriptionView made = db.inTx(
        caller, tx -> view(tx, subscriptions.create(tx, body.endpointId(), body.eventType())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("system:settings:write")
  public WebhookSubscriptionView update(
      @Auth Caller caller,
      @PathParam("id") WebhookSubscriptionId id,
      @BeanParam IfMatch ifMatch,
      Fields<Terms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Nothing new is sent for it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("system:settings:write")
  public void remove(@Auth Caller caller, @PathParam("id") WebhookSubscriptionId id) {
    db.run(caller, tx -> subscriptions.deactivate(tx, id));
  }

  private WebhookSubscriptionView update(
      Tx tx, WebhookSubscriptionId id, IfMatch ifMatch, Fields<Terms> body) {
    WebhookSubscription found = subscriptions.require(tx, id);
    ifMatch.require(found.version());
    Terms terms = body.over(new Terms(found.eventType(), found.isActive()));
    return view(tx, subscriptions.update(tx, id, terms.eventType(), terms.isActive()));
  }

  private static WebhookSubscriptionView view(Tx tx, WebhookSubscription row) {
    tx.flush();
    return WebhookSubscriptionView.of(row);
  }
}
