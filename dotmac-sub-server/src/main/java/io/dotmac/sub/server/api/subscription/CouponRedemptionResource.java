package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscription.coupon.CouponRedemption;
import io.dotmac.sub.core.subscription.coupon.RedemptionId;
import io.dotmac.sub.core.subscription.coupon.Redemptions;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Coupons that services have; each counts from the first day that is not charged yet. */
@Path("/coupon-redemptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CouponRedemptionResource {
  private final Database db;
  private final Redemptions redemptions;

  public CouponRedemptionResource(Database db, Redemptions redemptions) {
    this.db = db;
    this.redemptions = redemptions;
  }

  @GET
  @ListedBy(Redemptions.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<CouponRedemptionView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Redemptions.LISTING.fetch(tx, query).map(CouponRedemptionView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public CouponRedemptionView get(@Auth Caller caller, @PathParam("id") RedemptionId id) {
    return db.read(caller, tx -> CouponRedemptionView.of(redemptions.require(tx, id)));
  }

  @POST
  @RequirePermission("subscription:update")
  public Response redeem(@Auth Caller caller, RedeemCoupon body) {
    CouponRedemptionView made =
        db.inTx(caller, tx -> view(tx, redemptions.redeem(tx, body.subscriptionId(), body.code())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Takes the coupon off from the first day that is not charged yet. */
  @POST
  @Path("/{id}/remove")
  @RequirePermission("subscription:update")
  public CouponRedemptionView remove(@Auth Caller caller, @PathParam("id") RedemptionId id) {
    return db.inTx(caller, tx -> view(tx, redemptions.remove(tx, id)));
  }

  private static CouponRedemptionView view(Tx tx, CouponRedemption row) {
    tx.flush();
    return CouponRedemptionView.of(row);
  }
}
