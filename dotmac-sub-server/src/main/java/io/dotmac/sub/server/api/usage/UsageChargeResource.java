package io.dotmac.sub.server.api.usage;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.usage.NewUsageCharge;
import io.dotmac.sub.core.usage.UsageCharge;
import io.dotmac.sub.core.usage.UsageChargeId;
import io.dotmac.sub.core.usage.UsageChargeStatus;
import io.dotmac.sub.core.usage.UsageCharges;
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

/** What services used, ready for the billing run to charge once its period is over. */
@Path("/usage-charges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UsageChargeResource {
  private final Database db;
  private final UsageCharges charges;

  public UsageChargeResource(Database db, UsageCharges charges) {
    this.db = db;
    this.charges = charges;
  }

  @GET
  @ListedBy(UsageCharges.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("usage:read")
  public Page<UsageChargeView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> UsageCharges.LISTING.fetch(tx, query).map(UsageChargeView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("usage:read")
  public UsageChargeView get(@Auth Caller caller, @PathParam("id") UsageChargeId id) {
    return db.read(caller, tx -> UsageChargeView.of(charges.require(tx, id)));
  }

  /** Brings in what was measured elsewhere. */
  @POST
  @RequirePermission("usage:write")
  public Response stage(@Auth Caller caller, NewUsageCharge body) {
    UsageChargeView made = db.inTx(caller, tx -> view(tx, charges.stage(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** The next run charges it. */
  @POST
  @Path("/{id}/stage")
  @RequirePermission("usage:write")
  public UsageChargeView restage(@Auth Caller caller, @PathParam("id") UsageChargeId id) {
    return decide(caller, id, UsageChargeStatus.STAGED);
  }

  /** It waits until somebody has looked at it. */
  @POST
  @Path("/{id}/review")
  @RequirePermission("usage:write")
  public UsageChargeView review(@Auth Caller caller, @PathParam("id") UsageChargeId id) {
    return decide(caller, id, UsageChargeStatus.NEEDS_REVIEW);
  }

  /** It is not charged. */
  @POST
  @Path("/{id}/skip")
  @RequirePermission("usage:write")
  public UsageChargeView skip(@Auth Caller caller, @PathParam("id") UsageChargeId id) {
    return decide(caller, id, UsageChargeStatus.SKIPPED);
  }

  private UsageChargeView decide(Caller caller, UsageChargeId id, UsageChargeStatus to) {
    return db.inTx(caller, tx -> view(tx, charges.decide(tx, id, to)));
  }

  private static UsageChargeView view(Tx tx, UsageCharge row) {
    tx.flush();
    return UsageChargeView.of(row);
  }
}
