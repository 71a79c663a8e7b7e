package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningStep;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningStepId;
import io.dotmac.sub.core.provisioning.workflow.StepConfig;
import io.dotmac.sub.core.provisioning.workflow.StepTerms;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.provisioning.workflow.Workflows;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
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

/** The steps of workflows. A run keeps those it began with. */
@Path("/provisioning-steps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StepResource {
  private static final StepTerms BLANK =
      new StepTerms("", StepType.CONFIRM_UP, 0, StepConfig.NONE, true);

  private final Database db;
  private final Workflows workflows = new Workflows();

  public StepResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(value = Workflows.class, constant = "STEPS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("provisioning:read")
  public Page<StepView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Workflows.STEPS.fetch(tx, query).map(StepView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("provisioning:read")
  public StepView get(@Auth Caller caller, @PathParam("id") ProvisioningStepId id) {
    return db.read(caller, tx -> StepView.of(workflows.requireStep(tx, id)));
  }

  @POST
  @BodyField(value = "workflow_id", type = WorkflowId.class, required = true)
  @RequirePermission("provisioning:write")
  @Answers(StepView.class)
  public Response create(@Auth Caller caller, Fields<StepTerms> body) {
    WorkflowId workflow = body.take("workflow_id", WorkflowId.class);
    StepTerms terms = body.over(BLANK);
    StepView made = db.inTx(caller, tx -> view(tx, workflows.add(tx, workflow, terms)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("provisioning:write")
  public StepView update(
      @Auth Caller caller,
      @PathParam("id") ProvisioningStepId id,
      @BeanParam IfMatch ifMatch,
      Fields<StepTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** New runs leave it out. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("provisioning:write")
  public void remove(@Auth Caller caller, @PathParam("id") ProvisioningStepId id) {
    db.run(caller, tx -> workflows.deactivate(tx, id));
  }

  private StepView update(Tx tx, ProvisioningStepId id, IfMatch ifMatch, Fields<StepTerms> body) {
    ProvisioningStep found = workflows.requireStep(tx, id);
    ifMatch.require(found.version());
    return view(tx, workflows.update(tx, id, body.over(found.terms())));
  }

  private static StepView view(Tx tx, ProvisioningStep row) {
    tx.flush();
    return StepView.of(row);
  }
}
