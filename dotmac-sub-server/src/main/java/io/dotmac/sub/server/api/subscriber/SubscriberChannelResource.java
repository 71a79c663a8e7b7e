package io.dotmac.sub.server.api.subscriber;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscriber.ContactMethod;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.contact.ChannelDetails;
import io.dotmac.sub.core.subscriber.contact.SubscriberChannel;
import io.dotmac.sub.core.subscriber.contact.SubscriberChannelId;
import io.dotmac.sub.core.subscriber.contact.SubscriberChannels;
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

/** Ways to reach subscribers. */
@Path("/subscriber-channels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SubscriberChannelResource {
  private static final ChannelDetails BLANK =
      new ChannelDetails(ContactMethod.EMAIL, "", null, false, null);

  private final Database db;
  private final SubscriberChannels channels;

  public SubscriberChannelResource(Database db, SubscriberChannels channels) {
    this.db = db;
    this.channels = channels;
  }

  @GET
  @ListedBy(SubscriberChannels.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "customer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<SubscriberChannelView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> SubscriberChannels.LISTING.fetch(tx, query).map(SubscriberChannelView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "customer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public SubscriberChannelView get(@Auth Caller caller, @PathParam("id") SubscriberChannelId id) {
    return db.read(caller, tx -> SubscriberChannelView.of(channels.require(tx, id)));
  }

  @POST
  @BodyField(value = "subscriber_id", type = SubscriberId.class, required = true)
  @RequirePermission("customer:update")
  public Response create(@Auth Caller caller, Fields<ChannelDetails> body) {
    SubscriberChannelView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("customer:update")
  public SubscriberChannelView update(
      @Auth Caller caller,
      @PathParam("id") SubscriberChannelId id,
      @BeanParam IfMatch ifMatch,
      Fields<ChannelDetails> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Forgets it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("customer:update")
  public void remove(@Auth Caller caller, @PathParam("id") SubscriberChannelId id) {
    db.run(caller, tx -> channels.remove(tx, id));
  }

  private SubscriberChannel create(Tx tx, Fields<ChannelDetails> body) {
    SubscriberId subscriber = body.take("subscriber_id", SubscriberId.class);
    return channels.create(tx, subscriber, body.over(BLANK));
  }

  private SubscriberChannelView update(
      Tx tx, SubscriberChannelId id, IfMatch ifMatch, Fields<ChannelDetails> body) {
    SubscriberChannel found = channels.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, channels.update(tx, id, body.over(found.details())));
  }

  private static SubscriberChannelView view(Tx tx, SubscriberChannel row) {
    tx.flush();
    return SubscriberChannelView.of(row);
  }
}
