package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.dunning.Dunning;
import io.dotmac.sub.billing.dunning.DunningCase;
import io.dotmac.sub.billing.dunning.DunningCaseId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
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
import org.jspecify.annotations.Nullable;

/** Dunning cases: paused, resumed and closed by hand, everything else by the dunning run. */
@Path("/dunning-cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DunningCaseResource {
  private final Database db;
  private final Dunning dunning;

  public DunningCaseResource(Database db, Dunning dunning) {
    this.db = db;
    this.dunning = dunning;
  }

  @GET
  @ListedBy(value = Dunning.class, constant = "CASES")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:dunning:read")
  public Page<DunningCaseView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Dunning.CASES.fetch(tx, query).map(DunningCaseView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:dunning:read")
  public DunningCaseView get(@Auth Caller caller, @PathParam("id") DunningCaseId id) {
    return db.read(caller, tx -> DunningCaseView.of(dunning.require(tx, id)));
  }

  /** No step is taken until it is resumed. */
  @POST
  @Path("/{id}/pause")
  @RequirePermission("billing:dunning:write")
  public DunningCaseView pause(
      @Auth Caller caller, @PathParam("id") DunningCaseId id, @Nullable Reason body) {
    return db.inTx(caller, tx -> view(tx, dunning.pause(tx, id, Reason.of(body))));
  }

  /** Steps are taken again. */
  @POST
  @Path("/{id}/resume")
  @RequirePermission("billing:dunning:write")
  public DunningCaseView resume(@Auth Caller caller, @PathParam("id") DunningCaseId id) {
    return db.inTx(caller, tx -> view(tx, dunning.resume(tx, id)));
  }

  /** Ends it and lifts its locks. */
  @POST
  @Path("/{id}/close")
  @RequirePermission("billing:dunning:write")
  public DunningCaseView close(
      @Auth Caller caller, @PathParam("id") DunningCaseId id, @Nullable Reason body) {
    return db.inTx(caller, tx -> view(tx, dunning.close(tx, id, Reason.of(body))));
  }

  private static DunningCaseView view(Tx tx, DunningCase row) {
    tx.flush();
    return DunningCaseView.of(row);
  }
}
