package io.dotmac.sub.server.api.catalog.policy;

import io.dotmac.sub.core.catalog.policy.DunningRung;
import io.dotmac.sub.core.catalog.policy.PolicySet;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
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

/** Rules of contracts. A new one has the standard dunning ladder, 7, 14, 21 and 30 days. */
@Path("/policy-sets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PolicySetResource {
  private static final PolicyTerms BLANK = PolicyTerms.standard("");

  private final Database db;
  private final PolicySets policies;

  public PolicySetResource(Database db, PolicySets policies) {
    this.db = db;
    this.policies = policies;
  }

  @GET
  @ListedBy(PolicySets.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:product:read")
  public Page<PolicySetView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> PolicySets.LISTING.fetch(tx, query).map(PolicySetView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:product:read")
  public PolicySetView get(@Auth Caller caller, @PathParam("id") PolicySetId id) {
    return db.read(caller, tx -> PolicySetView.of(policies.require(tx, id)));
  }

  @POST
  @RequirePermission("catalog:product:write")
  public Response create(@Auth Caller caller, Fields<PolicyTerms> body) {
    PolicySetView made = db.inTx(
        caller, tx -> view(tx, policies.create(tx, body.over(BLANK), DunningRung.STANDARD)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public PolicySetView update(
      @Auth Caller caller,
      @PathParam("id") PolicySetId id,
      @BeanParam IfMatch ifMatch,
      Fields<PolicyTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Makes it the set that offers without one follow. */
  @POST
  @Path("/{id}/make-default")
  @RequirePermission("catalog:product:write")
  public PolicySetView makeDefault(@Auth Caller caller, @PathParam("id") PolicySetId id) {
    return db.inTx(caller, tx -> view(tx, policies.makeDefault(tx, id)));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public void remove(@Auth Caller caller, @PathParam("id") PolicySetId id) {
    db.run(caller, tx -> policies.deactivate(tx, id));
  }

  private PolicySetView update(Tx tx, PolicySetId id, IfMatch ifMatch, Fields<PolicyTerms> body) {
    PolicySet found = policies.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, policies.update(tx, id, body.over(found.terms())));
  }

  private static PolicySetView view(Tx tx, PolicySet row) {
    tx.flush();
    return PolicySetView.of(row);
  }
}
