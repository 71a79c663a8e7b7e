package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.order.ProvisioningTask;
import io.dotmac.sub.core.provisioning.order.ProvisioningTaskId;
import io.dotmac.sub.core.provisioning.order.ProvisioningTasks;
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

/** What people have to do for orders; an order is done when all of it is. */
@Path("/provisioning-tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProvisioningTaskResource {
  private final Database db;
  private final ProvisioningTasks tasks;

  public ProvisioningTaskResource(Database db, ProvisioningTasks tasks) {
    this.db = db;
    this.tasks = tasks;
  }

  @GET
  @ListedBy(ProvisioningTasks.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("operations:service_order:read")
  public Page<ProvisioningTaskView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> ProvisioningTasks.LISTING.fetch(tx, query).map(ProvisioningTaskView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("operations:service_order:read")
  public ProvisioningTaskView get(@Auth Caller caller, @PathParam("id") ProvisioningTaskId id) {
    return db.read(caller, tx -> ProvisioningTaskView.of(tasks.require(tx, id)));
  }

  @POST
  @RequirePermission("operations:service_order:update")
  @Answers(ProvisioningTaskView.class)
  public Response create(@Auth Caller caller, AddTask body) {
    ProvisioningTaskView made =
        db.inTx(caller, tx -> view(tx, tasks.create(tx, body.serviceOrderId(), body.terms())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("operations:service_order:update")
  public ProvisioningTaskView update(
      @Auth Caller caller,
      @PathParam("id") ProvisioningTaskId id,
      @BeanParam IfMatch ifMatch,
      Fields<TaskFields> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes back one that nobody has begun. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("operations:service_order:update")
  public void remove(@Auth Caller caller, @PathParam("id") ProvisioningTaskId id) {
    db.run(caller, tx -> tasks.remove(tx, id));
  }

  private ProvisioningTaskView update(
      Tx tx, ProvisioningTaskId id, IfMatch ifMatch, Fields<TaskFields> body) {
    ProvisioningTask found = tasks.require(tx, id);
    ifMatch.require(found.version());
    TaskFields fields = body.over(TaskFields.of(found));
    return view(tx, tasks.update(tx, id, fields.terms(), fields.status()));
  }

  private static ProvisioningTaskView view(Tx tx, ProvisioningTask row) {
    tx.flush();
    return ProvisioningTaskView.of(row);
  }
}
