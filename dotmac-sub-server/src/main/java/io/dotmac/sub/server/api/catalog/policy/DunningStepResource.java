package io.dotmac.sub.server.api.catalog.policy;

import io.dotmac.sub.core.catalog.policy.DunningRung;
import io.dotmac.sub.core.catalog.policy.DunningStepId;
import io.dotmac.sub.core.catalog.policy.PolicyDunningStep;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.BodyField;
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

/** Steps of dunning ladders: what happens how many days after an invoice was due. */
@Path("/policy-dunning-steps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DunningStepResource {
  private final Database db;
  private final PolicySets policies;

  public DunningStepResource(Database db, PolicySets policies) {
    this.db = db;
    this.policies = policies;
  }

  @GET
  @ListedBy(value = PolicySets.class, constant = "STEPS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:product:read")
  public Page<DunningStepView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> PolicySets.STEPS.fetch(tx, query).map(DunningStepView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:product:read")
  public DunningStepView get(@Auth Caller caller, @PathParam("id") DunningStepId id) {
    return db.read(caller, tx -> DunningStepView.of(policies.requireStep(tx, id)));
  }

  @POST
  @BodyField(value = "policy_set_id", type = PolicySetId.class, required = true)
  @RequirePermission("catalog:product:write")
  public Response create(@Auth Caller caller, Fields<DunningStepFields> body) {
    DunningStepView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public DunningStepView update(
      @Auth Caller caller,
      @PathParam("id") DunningStepId id,
      @BeanParam IfMatch ifMatch,
      Fields<DunningStepFields> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes the step out of its ladder; what it did stays in the dunning log. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public void remove(@Auth Caller caller, @PathParam("id") DunningStepId id) {
    db.run(caller, tx -> policies.removeStep(tx, id));
  }

  private PolicyDunningStep create(Tx tx, Fields<DunningStepFields> body) {
    PolicySetId set = body.take("policy_set_id", PolicySetId.class);
    return policies.addStep(tx, set, body.over(DunningStepFields.BLANK).rung());
  }

  private DunningStepView update(
      Tx tx, DunningStepId id, IfMatch ifMatch, Fields<DunningStepFields> body) {
    PolicyDunningStep found = policies.requireStep(tx, id);
    ifMatch.require(found.version());
    DunningRung rung = body.over(DunningStepFields.of(found)).rung();
    return view(tx, policies.updateStep(tx, id, rung));
  }

  private static DunningStepView view(Tx tx, PolicyDunningStep row) {
    tx.flush();
    return DunningStepView.of(row);
  }
}
