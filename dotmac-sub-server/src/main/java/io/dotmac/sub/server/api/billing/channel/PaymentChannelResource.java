package io.dotmac.sub.server.api.billing.channel;

import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.channel.ChannelTerms;
import io.dotmac.sub.billing.payment.channel.PaymentChannel;
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

/** Payment channels: ways in which people pay by hand, and where that money lies. */
@Path("/payment-channels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentChannelResource {
  private final Database db;

  public PaymentChannelResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(PaymentChannels.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:account:read")
  public Page<PaymentChannelView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> PaymentChannels.LISTING.fetch(tx, query).map(PaymentChannelView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:account:read")
  public PaymentChannelView get(@Auth Caller caller, @PathParam("id") PaymentChannelId id) {
    return db.read(caller, tx -> PaymentChannelView.of(tx.require(PaymentChannel.class, id)));
  }

  @POST
  @RequirePermission("billing:account:write")
  public Response create(@Auth Caller caller, CreatePaymentChannel body) {
    PaymentChannelView made =
        db.inTx(caller, tx -> view(tx, PaymentChannels.open(tx, body.channelType(), body.terms())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("billing:account:write")
  public PaymentChannelView change(
      @Auth Caller caller,
      @PathParam("id") PaymentChannelId id,
      @BeanParam IfMatch ifMatch,
      Fields<ChannelTerms> body) {
    return db.inTx(caller, tx -> view(tx, change(tx, id, ifMatch, body)));
  }

  /** Payments can no longer name it; those it took stay. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("billing:account:write")
  public void deactivate(@Auth Caller caller, @PathParam("id") PaymentChannelId id) {
    db.run(caller, tx -> PaymentChannels.deactivate(tx, id));
  }

  private static PaymentChannel change(
      Tx tx, PaymentChannelId id, IfMatch ifMatch, Fields<ChannelTerms> body) {
    PaymentChannel found = tx.require(PaymentChannel.class, id);
    ifMatch.require(found.version());
    return PaymentChannels.change(tx, id, body.over(PaymentChannelView.terms(found)));
  }

  private static PaymentChannelView view(Tx tx, PaymentChannel row) {
    tx.flush();
    return PaymentChannelView.of(row);
  }
}
