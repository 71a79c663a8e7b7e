package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.access.voucher.HotspotBatchId;
import io.dotmac.sub.core.access.voucher.VoucherCode;
import io.dotmac.sub.core.access.voucher.VoucherId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.hotspot.VoucherCounter;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.document.Pdfs;
import io.dotmac.sub.server.web.document.VoucherPapers;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages about hotspots. */
@Path("/admin/network/hotspot")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class HotspotResource {
  private static final String LIST = "admin/network";
  private static final String BATCH = "admin/hotspot_batch";
  private static final String FORM = "admin/hotspot_new";

  private final Portal portal;
  private final Database db;
  private final VoucherCounter counter;

  public HotspotResource(Portal portal, Database db, VoucherCounter counter) {
    this.portal = portal;
    this.db = db;
    this.counter = counter;
  }

  @GET
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, HotspotPages::batches);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    HotspotForm blank = new HotspotForm(new MultivaluedHashMap<>());
    return show(request, caller, FORM, visit -> blank.page(visit, ""));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    HotspotForm form = new HotspotForm(sent);
    try {
      UUID id = db.inTx(caller, tx -> form.create(tx, counter.batches()).id().value());
      return Portal.done(HotspotPages.BATCHES + "/" + id, "vouchers");
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      return portal.refuse(
          request, caller, AdminFrame.CLIENTS, FORM, visit -> form.page(visit, problem));
    }
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response batch(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(request, caller, BATCH, visit -> HotspotPages.batch(visit, id, List.of()));
  }

  /** Sells the next one; its code is on the page that answers. */
  @POST
  @Path("/{id}/sell")
  @RequirePermission(value = "billing:payment:create", realms = Realm.STAFF)
  public Response sell(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    List<String> codes = db.inTx(caller, tx -> sell(tx, id));
    return show(request, caller, BATCH, visit -> HotspotPages.batch(visit, id, codes));
  }

  private List<String> sell(Tx tx, UUID id) {
    return counter.sell(tx, new HotspotBatchId(id), 1, null).vouchers().stream()
        .map(sold -> VoucherCode.printed(counter.vouchers().code(sold)))
        .toList();
  }

  /** Takes one back; with {@code refund} the money of its sale too. */
  @POST
  @Path("/{id}/vouchers/{voucher}/revoke")
  @RequirePermission(value = "billing:payment:update", realms = Realm.STAFF)
  public Response revoke(
      @Auth Caller caller,
      @PathParam("id") UUID id,
      @PathParam("voucher") UUID voucher,
      @Nullable @FormParam("refund") String refund) {
    db.run(caller, tx -> counter.revoke(tx, new VoucherId(voucher), null, refund != null));
    return Portal.done(HotspotPages.BATCHES + "/" + id, "voucher_revoked");
  }

  @GET
  @Path("/{id}/cards.pdf")
  @Produces(Pdfs.TYPE)
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response cards(@Auth Caller caller, @PathParam("id") UUID id) {
    return Pdfs.answer(
        db.inTx(caller, tx -> VoucherPapers.cards(tx, counter, new HotspotBatchId(id), 1, 1_000)),
        "vouchers");
  }

  @GET
  @Path("/{id}/vouchers.csv")
  @Produces(CsvPages.TEXT_CSV)
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response csv(@Auth Caller caller, @PathParam("id") UUID id) {
    String csv = db.inTx(caller, tx -> VoucherPapers.csv(tx, counter, new HotspotBatchId(id)));
    return Response.ok(csv)
        .header("Content-Disposition", "attachment; filename=\"vouchers.csv\"")
        .build();
  }

  private Response show(
      ContainerRequestContext request,
      Caller caller,
      String template,
      Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.CLIENTS, template, model);
  }
}
