package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOntId;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOnts;
import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.run.ProvisioningRunId;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.provisioning.run.RunInput;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries orders out on devices from their pages. */
@Path("/admin/orders")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.WILDCARD)
@Hidden
public final class OrderRunResource {
  private final OrderActions actions;
  private final ProvisioningRuns runs;
  private final DiscoveredOnts onts;

  public OrderRunResource(Portal portal, Database db, ServiceOrders orders) {
    this.runs = new ProvisioningRuns(orders);
    this.onts = new DiscoveredOnts(runs);
    this.actions = new OrderActions(portal, db, new InstallAppointments(orders));
  }

  /** Begins; an order to disconnect needs nothing else. */
  @POST
  @Path("/{id}/runs")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "provisioning:write", realms = Realm.STAFF)
  public Response start(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    return actions.act(request, caller, id, tx -> start(tx, new ServiceOrderId(id), sent));
  }

  private void start(Tx tx, ServiceOrderId id, MultivaluedMap<String, String> sent) {
    if (text(sent, "workflow").isEmpty()) {
      runs.disconnect(tx, id);
      return;
    }
    RunInput input = new RunInput(
        ProvisioningDeviceId.parse(text(sent, "device")),
        text(sent, "pon_port"),
        text(sent, "serial_number"),
        number(text(sent, "vlan")));
    runs.start(tx, WorkflowId.parse(text(sent, "workflow")), id, input);
  }

  /** Tries a failed run again, or takes back what it had set up. */
  @POST
  @Path("/{id}/runs/{run}/move")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "provisioning:write", realms = Realm.STAFF)
  public Response again(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("run") UUID run,
      @Nullable @FormParam("verb") String verb) {
    ProvisioningRunId which = new ProvisioningRunId(run);
    return actions.act(request, caller, id, tx -> {
      if ("undo".equals(verb)) {
        runs.undo(tx, which);
      } else {
        runs.retry(tx, which, null);
      }
    });
  }

  /** Lets in an ONT that shows itself and that the order expects. */
  @POST
  @Path("/{id}/onts/{ont}/approve")
  @RequirePermission(value = "provisioning:write", realms = Realm.STAFF)
  public Response approve(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("ont") UUID ont) {
    return actions.act(
        request,
        caller,
        id,
        tx -> onts.approve(tx, new DiscoveredOntId(ont), new ServiceOrderId(id), null));
  }

  private static @Nullable Integer number(String text) {
    new Checks()
        .rule(text.matches("\\d{0,4}"), "/vlan", "type", "the VLAN is a whole number")
        .done();
    return text.isEmpty() ? null : Integer.valueOf(text);
  }

  private static String text(MultivaluedMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
