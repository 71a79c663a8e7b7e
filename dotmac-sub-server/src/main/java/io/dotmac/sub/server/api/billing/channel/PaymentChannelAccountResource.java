package io.dotmac.sub.server.api.billing.channel;

import io.dotmac.sub.billing.payment.channel.ChannelAccountTerms;
import io.dotmac.sub.billing.payment.channel.PaymentChannelAccount;
import io.dotmac.sub.billing.payment.channel.PaymentChannelAccountId;
import io.dotmac.sub.billing.payment.channel.PaymentChannels;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
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

/** Which collection accounts the money of which channel can lie in. */
@Path("/payment-channel-accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentChannelAccountResource {
  private final Database db;

  public PaymentChannelAccountResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(value = PaymentChannels.class, constant = "ACCOUNTS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:account:read")
  public Page<PaymentChannelAccountView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> PaymentChannels.ACCOUNTS.fetch(tx, query).map(PaymentChannelAccountView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:account:read")
  public PaymentChannelAccountView get(
      @Auth Caller caller, @PathParam("id") PaymentChannelAccountId id) {
    return db.read(
        caller, tx -> PaymentChannelAccountView.of(tx.require(PaymentChannelAccount.class, id)));
  }

  @POST
  @RequirePermission("billing:account:write")
  public Response create(@Auth Caller caller, CreatePaymentChannelAccount body) {
    PaymentChannelAccountView made = db.inTx(
        caller,
        tx -> view(
            tx,
            PaymentChannels.link(tx, body.channelId(), body.collectionAccountId(), body.terms())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("billing:account:write")
  public PaymentChannelAccountView change(
      @Auth Caller caller,
      @PathParam("id") PaymentChannelAccountId id,
      @BeanParam IfMatch ifMatch,
      Fields<ChannelAccountTerms> body) {
    return db.inTx(caller, tx -> view(tx, change(tx, id, ifMatch, body)));
  }

  /** The money of the channel lies there no more. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("billing:account:write")
  public void deactivate(@Auth Caller caller, @PathParam("id") PaymentChannelAccountId id) {
    db.run(caller, tx -> PaymentChannels.deactivate(tx, id));
  }

  private static PaymentChannelAccount change(
      Tx tx, PaymentChannelAccountId id, IfMatch ifMatch, Fields<ChannelAccountTerms> body) {
    PaymentChannelAccount found = tx.require(PaymentChannelAccount.class, id);
    ifMatch.require(found.version());
    return PaymentChannels.change(
        tx,
        id,
        body.over(new ChannelAccountTerms(
            found.currency().orElse(null), found.priority(), found.isDefault())));
  }

  private static PaymentChannelAccountView view(Tx tx, PaymentChannelAccount row) {
    tx.flush();
    return PaymentChannelAccountView.of(row);
  }
}
