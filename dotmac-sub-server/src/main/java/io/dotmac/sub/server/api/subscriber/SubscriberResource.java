package io.dotmac.sub.server.api.subscriber;

import io.dotmac.sub.core.access.SubscriberAccess;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.SubscriberStatus;
import io.dotmac.sub.core.subscriber.Subscribers;
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

/** Those who are served. Status and numbers change through verbs, never by a PATCH. */
@Path("/subscribers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SubscriberResource {
  private final Database db;
  private final Subscribers subscribers;
  private final Subscriptions subscriptions;
  private final SubscriberAccess access;

  public SubscriberResource(
      Database db, Subscribers subscribers, Subscriptions subscriptions, SubscriberAccess access) {
    this.db = db;
    this.subscribers = subscribers;
    this.subscriptions = subscriptions;
    this.access = access;
  }

  @GET
  @ListedBy(Subscribers.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "customer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<SubscriberView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Subscribers.LISTING.fetch(tx, query).map(SubscriberView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "customer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public SubscriberView get(@Auth Caller caller, @PathParam("id") SubscriberId id) {
    return db.read(caller, tx -> SubscriberView.of(subscribers.require(tx, id)));
  }

  @POST
  @BodyField("currency")
  @BodyField("subscriber_number")
  @BodyField("account_number")
  @BodyField(value = "account_start_on", type = LocalDate.class)
  @RequirePermission(
      value = "customer:create",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.RESELLER})
  public Response create(@Auth Caller caller, Fields<SubscriberFields> body) {
    SubscriberView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission(
      value = "customer:update",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.RESELLER})
  public SubscriberView update(
      @Auth Caller caller,
      @PathParam("id") SubscriberId id,
      @BeanParam IfMatch ifMatch,
      Fields<SubscriberFields> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Ends the relation of a subscriber that has no service left; the record stays. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("customer:delete")
  public void cancel(@Auth Caller caller, @PathParam("id") SubscriberId id) {
    db.run(caller, tx -> {
      subscribers.require(tx, id);
      subscriptions.requireNoneLive(tx, id);
      subscribers.cancel(tx, id, null);
    });
  }

  @POST
  @Path("/{id}/suspend")
  @RequirePermission("customer:update")
  public SubscriberView suspend(
      @Auth Caller caller, @PathParam("id") SubscriberId id, @Nullable SuspendSubscriber body) {
    String reason = body == null ? null : body.reason();
    return db.inTx(caller, tx -> view(tx, access.suspend(tx, id, reason)));
  }

  @POST
  @Path("/{id}/reactivate")
  @RequirePermission("customer:update")
  public SubscriberView reactivate(@Auth Caller caller, @PathParam("id") SubscriberId id) {
    return db.inTx(caller, tx -> view(tx, access.reactivate(tx, id)));
  }

  private Subscriber create(Tx tx, Fields<SubscriberFields> body) {
    String currency =
        body.find("currency", String.class).orElseGet(() -> tx.tenantInfo().currency());
    String number = body.find("subscriber_number", String.class).orElse(null);
    String account = body.find("account_number", String.class).orElse(null);
    LocalDate since = body.find("account_start_on", LocalDate.class).orElse(null);
    SubscriberFields fields = body.over(SubscriberFields.blank(currency));
    return subscribers.create(
        tx,
        new NewSubscriber(
            fields.details(currency), number, account, since, SubscriberStatus.ACTIVE));
  }

  private SubscriberView update(
      Tx tx, SubscriberId id, IfMatch ifMatch, Fields<SubscriberFields> body) {
    Subscriber found = subscribers.require(tx, id);
    ifMatch.require(found.version());
    SubscriberFields fields = body.over(SubscriberFields.of(found.details()));
    return view(tx, subscribers.update(tx, id, fields.details(found.billing().currency())));
  }

  private static SubscriberView view(Tx tx, Subscriber row) {
    tx.flush();
    return SubscriberView.of(row);
  }
}
