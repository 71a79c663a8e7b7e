package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningWorkflow;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.provisioning.workflow.WorkflowTerms;
import io.dotmac.sub.core.provisioning.workflow.Workflows;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
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

/** What is done on devices of a vendor. */
@Path("/provisioning-workflows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WorkflowResource {
  private static final WorkflowTerms BLANK = WorkflowTerms.of("", ProvisioningVendor.HUAWEI);

  private final Database db;
  private final ProvisioningRuns runs;
  private final Workflows workflows = new Workflows();

  public WorkflowResource(Database db, ProvisioningRuns runs) {
    this.db = db;
    this.runs = runs;
  }

  @GET
  @ListedBy(Workflows.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("provisioning:read")
  public Page<WorkflowView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Workflows.LISTING.fetch(tx, query).map(WorkflowView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("provisioning:read")
  public WorkflowView get(@Auth Caller caller, @PathParam("id") WorkflowId id) {
    return db.read(caller, tx -> WorkflowView.of(workflows.require(tx, id)));
  }

  @POST
  @RequirePermission("provisioning:write")
  @Answers(WorkflowView.class)
  public Response create(@Auth Caller caller, Fields<WorkflowTerms> body) {
    WorkflowView made = db.inTx(caller, tx -> view(tx, workflows.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("provisioning:write")
  public WorkflowView update(
      @Auth Caller caller,
      @PathParam("id") WorkflowId id,
      @BeanParam IfMatch ifMatch,
      Fields<WorkflowTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** No new run begins with it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("provisioning:write")
  public void remove(@Auth Caller caller, @PathParam("id") WorkflowId id) {
    db.run(caller, tx -> workflows.deactivate(tx, id));
  }

  /** Begins to carry out an order by it. */
  @POST
  @Path("/{id}/runs")
  @RequirePermission("provisioning:write")
  @Answers(RunView.class)
  public Response run(@Auth Caller caller, @PathParam("id") WorkflowId id, StartWorkflow body) {
    RunView made = db.inTx(
        caller, tx -> RunView.flushed(tx, runs.start(tx, id, body.serviceOrderId(), body.input())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  private WorkflowView update(Tx tx, WorkflowId id, IfMatch ifMatch, Fields<WorkflowTerms> body) {
    ProvisioningWorkflow found = workflows.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, workflows.update(tx, id, body.over(found.terms())));
  }

  private static WorkflowView view(Tx tx, ProvisioningWorkflow row) {
    tx.flush();
    return WorkflowView.of(row);
  }
}
