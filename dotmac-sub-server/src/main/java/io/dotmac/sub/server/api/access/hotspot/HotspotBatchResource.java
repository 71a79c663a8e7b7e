package io.dotmac.sub.server.api.access.hotspot;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.access.voucher.HotspotBatch;
import io.dotmac.sub.core.access.voucher.HotspotBatchId;
import io.dotmac.sub.core.access.voucher.HotspotBatchTerms;
import io.dotmac.sub.core.access.voucher.HotspotBatches;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.hotspot.VoucherCounter;
import io.dotmac.sub.server.http.Amounts;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IdempotencyRequired;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.http.Once;
import io.dotmac.sub.server.openapi.BodyField;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.document.Pdfs;
import io.dotmac.sub.server.web.document.VoucherPapers;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches of vouchers: made, printed and sold. What a batch is does not change. */
@Path("/hotspot-batches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HotspotBatchResource {
  private final Database db;
  private final VoucherCounter counter;

  public HotspotBatchResource(Database db, VoucherCounter counter) {
    this.db = db;
    this.counter = counter;
  }

  /** How many to sell, and where the cash goes; absent: to the default. */
  public record SellVouchers(int count, @Nullable CollectionAccountId collectionAccountId) {}

  /** What was sold, with the codes. */
  public record SoldView(String total, String currency, List<VoucherView> vouchers) {}

  @GET
  @ListedBy(HotspotBatches.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<HotspotBatchView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> HotspotBatches.LISTING.fetch(tx, query).map(HotspotBatchView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public HotspotBatchView get(@Auth Caller caller, @PathParam("id") HotspotBatchId id) {
    return db.read(caller, tx -> HotspotBatchView.of(counter.batches().require(tx, id)));
  }

  /** Makes the batch and all its vouchers. */
  @POST
  @BodyField("price")
  @BodyField("currency")
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<HotspotBatchTerms> body) {
    HotspotBatchView made = db.inTx(caller, tx -> HotspotBatchView.of(create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Sells the next of them for cash; the answer says their codes. */
  @POST
  @Path("/{id}/sell")
  @IdempotencyRequired
  @RequirePermission("billing:payment:create")
  public SoldView sell(
      @Auth Caller caller,
      @PathParam("id") HotspotBatchId id,
      @BeanParam Once once,
      SellVouchers body) {
    return db.inTx(caller, tx -> once.complete(tx, 200, sell(tx, id, body)));
  }

  /**
   * Cards to be cut out, 24 on a page.
   *
   * @param from the number of the first voucher
   * @param to the number of the last; at most 1,000 are printed at a time
   */
  @GET
  @Path("/{id}/cards.pdf")
  @Produces(Pdfs.TYPE)
  @RequirePermission("network:radius:write")
  public Response cards(
      @Auth Caller caller,
      @PathParam("id") HotspotBatchId id,
      @QueryParam("from") @DefaultValue("1") int from,
      @QueryParam("to") @DefaultValue("1000") int to) {
    byte[] pdf = db.read(caller, tx -> VoucherPapers.cards(tx, counter, id, from, to));
    return Pdfs.answer(pdf, "vouchers");
  }

  /** Number, code and state of each voucher. */
  @GET
  @Path("/{id}/vouchers.csv")
  @Produces(CsvPages.TEXT_CSV)
  @RequirePermission("network:radius:write")
  public Response csv(@Auth Caller caller, @PathParam("id") HotspotBatchId id) {
    String csv = db.read(caller, tx -> VoucherPapers.csv(tx, counter, id));
    return Response.ok(csv)
        .header("Content-Disposition", "attachment; filename=\"vouchers.csv\"")
        .build();
  }

  private HotspotBatch create(Tx tx, Fields<HotspotBatchTerms> body) {
    String price = body.find("price", String.class).orElse("0");
    String currency = body.find("currency", String.class).orElse(tx.tenantInfo().currency());
    HotspotBatch batch = counter
        .batches()
        .create(tx, body.over(HotspotBatchTerms.BLANK), Amounts.read("/price", price, currency));
    tx.flush();
    return batch;
  }

  private SoldView sell(Tx tx, HotspotBatchId id, SellVouchers body) {
    VoucherCounter.Sold sold = counter.sell(tx, id, body.count(), body.collectionAccountId());
    return new SoldView(
        sold.total().amount(),
        sold.total().currencyCode(),
        sold.vouchers().stream()
            .map(each -> VoucherView.of(each, counter.vouchers().code(each)))
            .toList());
  }
}
