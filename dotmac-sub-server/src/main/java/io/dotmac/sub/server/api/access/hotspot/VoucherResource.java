package io.dotmac.sub.server.api.access.hotspot;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.access.voucher.Voucher;
import io.dotmac.sub.core.access.voucher.VoucherId;
import io.dotmac.sub.core.access.voucher.Vouchers;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.hotspot.VoucherCounter;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.IdempotencyRequired;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.http.Once;
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
import org.jspecify.annotations.Nullable;

/** Vouchers one by one. Codes are said to who sells them, and not in lists. */
@Path("/vouchers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class VoucherResource {
  private final Database db;
  private final VoucherCounter counter;

  public VoucherResource(Database db, VoucherCounter counter) {
    this.db = db;
    this.counter = counter;
  }

  /** A code as somebody reads it out. */
  public record FindVoucher(String code) {}

  /** Where the cash goes; absent: to the default. */
  public record SellVoucher(@Nullable CollectionAccountId collectionAccountId) {}

  /**
   * Why it is taken back.
   *
   * @param refund whether the money is given back
   */
  public record RevokeVoucher(
      @Nullable String reason, @Nullable Boolean refund) {}

  @GET
  @ListedBy(Vouchers.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<VoucherView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Vouchers.LISTING.fetch(tx, query).map(VoucherView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public VoucherView get(@Auth Caller caller, @PathParam("id") VoucherId id) {
    return db.read(caller, tx -> VoucherView.of(counter.vouchers().require(tx, id)));
  }

  /** The voucher with a code, for somebody who asks what is left of it. */
  @POST
  @Path("/find")
  @RequirePermission("network:radius:read")
  public VoucherView find(@Auth Caller caller, FindVoucher body) {
    return db.inTx(
        caller,
        tx -> counter
            .vouchers()
            .find(tx, body.code())
            .map(VoucherView::of)
            .orElseThrow(() -> Problem.invalid("/code", "unknown", "no voucher has that code")));
  }

  /** Sells it for cash; the answer says its code. */
  @POST
  @Path("/{id}/sell")
  @IdempotencyRequired
  @RequirePermission("billing:payment:create")
  public VoucherView sell(
      @Auth Caller caller,
      @PathParam("id") VoucherId id,
      @BeanParam Once once,
      @Nullable SellVoucher body) {
    CollectionAccountId collection = body == null ? null : body.collectionAccountId();
    return db.inTx(caller, tx -> {
      Voucher sold = counter.sell(tx, id, collection).vouchers().get(0);
      return once.complete(tx, 200, VoucherView.of(sold, counter.vouchers().code(sold)));
    });
  }

  /** Nobody logs in with it any more; whoever is online with it is disconnected. */
  @POST
  @Path("/{id}/revoke")
  @RequirePermission("billing:payment:update")
  public VoucherView revoke(
      @Auth Caller caller, @PathParam("id") VoucherId id, @Nullable RevokeVoucher body) {
    RevokeVoucher how = body == null ? new RevokeVoucher(null, false) : body;
    return db.inTx(
        caller,
        tx -> VoucherView.of(
            counter.revoke(tx, id, how.reason(), Boolean.TRUE.equals(how.refund()))));
  }
}
