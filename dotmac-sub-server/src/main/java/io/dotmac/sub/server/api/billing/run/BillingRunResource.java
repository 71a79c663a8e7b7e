package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.billing.run.BillingRunId;
import io.dotmac.sub.billing.run.BillingRuns;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Billing runs and their progress. */
@Path("/billing-runs")
@Produces(MediaType.APPLICATION_JSON)
public final class BillingRunResource {
  private final Database db;

  public BillingRunResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(BillingRuns.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:run:read")
  public Page<BillingRunView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.inTx(caller, tx -> BillingRuns.LISTING.fetch(tx, query).map(BillingRunView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:run:read")
  public BillingRunView get(@Auth Caller caller, @PathParam("id") BillingRunId id) {
    return db.inTx(caller, tx -> BillingRunView.of(tx.require(BillingRun.class, id)));
  }
}
