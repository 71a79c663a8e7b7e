package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.catalog.BillingMode;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferVersionId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.subscription.SubscriptionTerms;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Services of subscribers. Their status changes through verbs, never by a PATCH. */
@Path("/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SubscriptionResource {
  private final Database db;
  private final Subscriptions subscriptions;

  public SubscriptionResource(Database db, Subscriptions subscriptions) {
    this.db = db;
    this.subscriptions = subscriptions;
  }

  @GET
  @ListedBy(Subscriptions.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<SubscriptionView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Subscriptions.LISTING.fetch(tx, query).map(SubscriptionView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public SubscriptionView get(@Auth Caller caller, @PathParam("id") SubscriptionId id) {
    return db.read(caller, tx -> SubscriptionView.of(subscriptions.require(tx, id)));
  }

  @POST
  @BodyField(value = "subscriber_id", type = SubscriberId.class, required = true)
  @BodyField(value = "offer_id", type = OfferId.class, required = true)
  @BodyField(value = "offer_version_id", type = OfferVersionId.class)
  @BodyField(value = "billing_mode", type = BillingMode.class)
  @BodyField(value = "contract_term", type = ContractTerm.class)
  @BodyField(value = "start_on", type = LocalDate.class)
  @BodyField(value = "end_on", type = LocalDate.class)
  @BodyField(value = "anchor_day", type = Integer.class)
  @BodyField(value = "billed_through", type = LocalDate.class)
  @RequirePermission("subscription:create")
  public Response create(@Auth Caller caller, Fields<SubscriptionFields> body) {
    SubscriptionView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("subscription:update")
  public SubscriptionView update(
      @Auth Caller caller,
      @PathParam("id") SubscriptionId id,
      @BeanParam IfMatch ifMatch,
      Fields<SubscriptionFields> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Serves it from a day on. */
  @POST
  @Path("/{id}/activate")
  @RequirePermission("subscription:activate")
  public SubscriptionView activate(
      @Auth Caller caller, @PathParam("id") SubscriptionId id, @Nullable MoveSubscription body) {
    MoveSubscription move = MoveSubscription.orNow(body);
    return db.inTx(caller, tx -> view(tx, subscriptions.activate(tx, id, move.on())));
  }

  /** Stops serving it for now. */
  @POST
  @Path("/{id}/suspend")
  @RequirePermission("subscription:suspend")
  public SubscriptionView suspend(
      @Auth Caller caller, @PathParam("id") SubscriptionId id, @Nullable MoveSubscription body) {
    MoveSubscription move = MoveSubscription.orNow(body);
    return db.inTx(caller, tx -> view(tx, subscriptions.suspend(tx, id, move.reason(), move.on())));
  }

  /** Serves it again. */
  @POST
  @Path("/{id}/resume")
  @RequirePermission("subscription:suspend")
  public SubscriptionView resume(
      @Auth Caller caller, @PathParam("id") SubscriptionId id, @Nullable MoveSubscription body) {
    MoveSubscription move = MoveSubscription.orNow(body);
    return db.inTx(caller, tx -> view(tx, subscriptions.resume(tx, id, move.on())));
  }

  /** Ends it: the day is the first that is no longer served. */
  @POST
  @Path("/{id}/cancel")
  @RequirePermission("subscription:cancel")
  public SubscriptionView cancel(
      @Auth Caller caller, @PathParam("id") SubscriptionId id, @Nullable MoveSubscription body) {
    MoveSubscription move = MoveSubscription.orNow(body);
    return db.inTx(caller, tx -> view(tx, subscriptions.cancel(tx, id, move.reason(), move.on())));
  }

  /** As {@code /cancel}, today and without a reason. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("subscription:cancel")
  public void remove(@Auth Caller caller, @PathParam("id") SubscriptionId id) {
    db.run(caller, tx -> subscriptions.cancel(tx, id, null, null));
  }

  private Subscription create(Tx tx, Fields<SubscriptionFields> body) {
    SubscriberId subscriber = body.take("subscriber_id", SubscriberId.class);
    // The currency is the subscriber's; whether there is one is checked with everything else.
    String currency = tx.find(Subscriber.class, subscriber)
        .map(found -> found.billing().currency())
        .orElse(tx.tenantInfo().currency());
    NewSubscription wanted = new NewSubscription(
        subscriber,
        body.take("offer_id", OfferId.class),
        body.find("offer_version_id", OfferVersionId.class).orElse(null),
        null,
        SubscriptionStatus.PENDING,
        body.find("billing_mode", BillingMode.class).orElse(null),
        body.find("contract_term", ContractTerm.class).orElse(null),
        body.find("start_on", LocalDate.class).orElse(null),
        body.find("end_on", LocalDate.class).orElse(null),
        body.find("anchor_day", Integer.class).orElse(null),
        body.find("billed_through", LocalDate.class).orElse(null),
        SubscriptionTerms.PLAIN);
    SubscriptionFields plain = SubscriptionFields.of(SubscriptionTerms.PLAIN, currency);
    return subscriptions.create(tx, wanted.on(body.over(plain).terms(currency)));
  }

  private SubscriptionView update(
      Tx tx, SubscriptionId id, IfMatch ifMatch, Fields<SubscriptionFields> body) {
    Subscription found = subscriptions.require(tx, id);
    ifMatch.require(found.version());
    SubscriptionFields fields = body.over(SubscriptionFields.of(found.terms(), found.currency()));
    return view(tx, subscriptions.update(tx, id, fields.terms(found.currency())));
  }

  private static SubscriptionView view(Tx tx, Subscription row) {
    tx.flush();
    return SubscriptionView.of(row);
  }
}
