package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.coupon.Coupon;
import io.dotmac.sub.core.catalog.coupon.CouponId;
import io.dotmac.sub.core.catalog.coupon.CouponScope;
import io.dotmac.sub.core.catalog.coupon.CouponTerms;
import io.dotmac.sub.core.catalog.coupon.Coupons;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Codes that take something off. What a coupon takes off never changes: make another. */
@Path("/coupons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CouponResource {
  private static final CouponTerms BLANK =
      new CouponTerms("", "", null, null, null, CouponScope.PLAN, null, null, null, null, null);

  private final Database db;
  private final Coupons coupons;

  public CouponResource(Database db, Coupons coupons) {
    this.db = db;
    this.coupons = coupons;
  }

  @GET
  @ListedBy(Coupons.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:product:read")
  public Page<CouponView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Coupons.LISTING.fetch(tx, query).map(CouponView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:product:read")
  public CouponView get(@Auth Caller caller, @PathParam("id") CouponId id) {
    return db.read(caller, tx -> CouponView.of(coupons.require(tx, id)));
  }

  @POST
  @RequirePermission("catalog:product:write")
  public Response create(@Auth Caller caller, Fields<CouponTerms> body) {
    CouponView made = db.inTx(caller, tx -> view(tx, coupons.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Nobody may use it any more; who has it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public void remove(@Auth Caller caller, @PathParam("id") CouponId id) {
    db.run(caller, tx -> coupons.deactivate(tx, id));
  }

  private static CouponView view(Tx tx, Coupon row) {
    tx.flush();
    return CouponView.of(row);
  }
}
