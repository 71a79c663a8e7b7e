package io.dotmac.sub.server.api.catalog.profile;

import io.dotmac.sub.core.catalog.profile.UsageAllowance;
import io.dotmac.sub.core.catalog.profile.UsageAllowanceId;
import io.dotmac.sub.core.catalog.profile.UsageAllowanceTerms;
import io.dotmac.sub.core.catalog.profile.UsageAllowances;
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

/** How much data a period includes. */
@Path("/usage-allowances")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UsageAllowanceResource {
  private static final UsageAllowanceTerms BLANK =
      new UsageAllowanceTerms("", null, null, null, null, null, null);

  private final Database db;
  private final UsageAllowances allowances;

  public UsageAllowanceResource(Database db, UsageAllowances allowances) {
    this.db = db;
    this.allowances = allowances;
  }

  @GET
  @ListedBy(UsageAllowances.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:product:read")
  public Page<UsageAllowanceView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> UsageAllowances.LISTING.fetch(tx, query).map(UsageAllowanceView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:product:read")
  public UsageAllowanceView get(@Auth Caller caller, @PathParam("id") UsageAllowanceId id) {
    return db.read(caller, tx -> UsageAllowanceView.of(allowances.require(tx, id)));
  }

  @POST
  @RequirePermission("catalog:product:write")
  public Response create(@Auth Caller caller, Fields<UsageAllowanceTerms> body) {
    UsageAllowanceView made =
        db.inTx(caller, tx -> view(tx, allowances.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public UsageAllowanceView update(
      @Auth Caller caller,
      @PathParam("id") UsageAllowanceId id,
      @BeanParam IfMatch ifMatch,
      Fields<UsageAllowanceTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public void remove(@Auth Caller caller, @PathParam("id") UsageAllowanceId id) {
    db.run(caller, tx -> allowances.deactivate(tx, id));
  }

  private UsageAllowanceView update(
      Tx tx, UsageAllowanceId id, IfMatch ifMatch, Fields<UsageAllowanceTerms> body) {
    UsageAllowance found = allowances.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, allowances.update(tx, id, body.over(found.terms())));
  }

  private static UsageAllowanceView view(Tx tx, UsageAllowance row) {
    tx.flush();
    return UsageAllowanceView.of(row);
  }
}
