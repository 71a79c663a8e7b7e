package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.order.AppointmentTerms;
import io.dotmac.sub.core.provisioning.order.InstallAppointmentId;
import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.core.provisioning.order.ProvisioningTask;
import io.dotmac.sub.core.provisioning.order.ProvisioningTaskId;
import io.dotmac.sub.core.provisioning.order.ProvisioningTasks;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.order.TaskStatus;
import io.dotmac.sub.core.provisioning.slot.Slot;
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
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff do with an order on its page: move it on, agree on visits, note what was done. */
@Path("/admin/orders")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.WILDCARD)
@Hidden
public final class OrderActionResource {
  private final OrderActions actions;
  private final ServiceOrders orders;
  private final InstallAppointments appointments;
  private final ProvisioningTasks tasks;

  public OrderActionResource(Portal portal, Database db, ServiceOrders orders) {
    this.orders = orders;
    this.appointments = new InstallAppointments(orders);
    this.tasks = new ProvisioningTasks(orders);
    this.actions = new OrderActions(portal, db, appointments);
  }

  /** Moves the order: {@code submit}, {@code complete} or {@code cancel}. */
  @POST
  @Path("/{id}/move")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "operations:service_order:update", realms = Realm.STAFF)
  public Response move(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @Nullable @FormParam("verb") String verb) {
    return actions.act(request, caller, id, tx -> move(tx, new ServiceOrderId(id), said(verb)));
  }

  private void move(Tx tx, ServiceOrderId id, String verb) {
    switch (verb) {
      case "submit" -> orders.submit(tx, id);
      case "complete" -> orders.complete(tx, id, null, false);
      case "cancel" -> orders.cancel(tx, id, null, false);
      default -> throw unknown(verb);
    }
  }

  @POST
  @Path("/{id}/notes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "operations:service_order:update", realms = Realm.STAFF)
  public Response note(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @Nullable @FormParam("note") String note) {
    return actions.act(
        request, caller, id, tx -> orders.note(tx, new ServiceOrderId(id), said(note)));
  }

  @POST
  @Path("/{id}/tasks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "operations:service_order:update", realms = Realm.STAFF)
  public Response task(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @Nullable @FormParam("name") String name) {
    ProvisioningTasks.Terms terms = new ProvisioningTasks.Terms(said(name), null, null);
    return actions.act(request, caller, id, tx -> tasks.create(tx, new ServiceOrderId(id), terms));
  }

  @POST
  @Path("/{id}/tasks/{task}/done")
  @RequirePermission(value = "operations:service_order:update", realms = Realm.STAFF)
  public Response done(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("task") UUID task) {
    return actions.act(request, caller, id, tx -> {
      ProvisioningTask found = tasks.require(tx, new ProvisioningTaskId(task));
      tasks.update(tx, found.id(), found.terms(), TaskStatus.COMPLETED);
    });
  }

  /** Proposes a visit in a slot: two moments with a stroke between them. */
  @POST
  @Path("/{id}/appointments")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "operations:service_order:update", realms = Realm.STAFF)
  public Response propose(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @Nullable @FormParam("slot") String slot) {
    return actions.act(
        request,
        caller,
        id,
        tx -> appointments.propose(
            tx, new ServiceOrderId(id), AppointmentTerms.at(slot(said(slot)))));
  }

  /** Agrees to a visit, takes it back, or says that nobody was there. */
  @POST
  @Path("/{id}/appointments/{visit}/move")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "operations:service_order:update", realms = Realm.STAFF)
  public Response visit(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("visit") UUID visit,
      @Nullable @FormParam("verb") String verb) {
    return actions.act(
        request, caller, id, tx -> visit(tx, new InstallAppointmentId(visit), said(verb)));
  }

  private void visit(Tx tx, InstallAppointmentId visit, String verb) {
    switch (verb) {
      case "confirm" -> appointments.confirm(tx, visit, null);
      case "no-show" -> appointments.missed(tx, visit);
      case "cancel" -> appointments.cancel(tx, visit);
      default -> throw unknown(verb);
    }
  }

  private static RuntimeException unknown(String verb) {
    return Problem.invalid("/verb", "enum", "there is nothing to do called '" + verb + "'");
  }

  private static Slot slot(String text) {
    try {
      String[] ends = text.split("/", -1);
      return new Slot(Instant.parse(ends[0]), Instant.parse(ends[ends.length - 1]));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Problem.invalid("/slot", "format", "a slot was expected");
    }
  }

  private static String said(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
