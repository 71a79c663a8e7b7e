package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;

/** The board of orders, one order, the calendar of visits. */
@Path("/admin/orders")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class OrderPageResource {
  private final Portal portal;
  private final InstallAppointments appointments;

  public OrderPageResource(Portal portal, InstallAppointments appointments) {
    this.portal = portal;
    this.appointments = appointments;
  }

  @GET
  @RequirePermission(value = "operations:service_order:read", realms = Realm.STAFF)
  public Response board(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, "admin/orders", OrderBoard::page);
  }

  @GET
  @Path("/calendar")
  @RequirePermission(value = "operations:service_order:read", realms = Realm.STAFF)
  public Response calendar(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(
        request, caller, "admin/order_calendar", visit -> OrderCalendar.page(visit, appointments));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "operations:service_order:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(
        request,
        caller,
        "admin/order",
        visit -> OrderPage.page(visit, id, appointments, Errors.NONE));
  }

  private Response show(
      ContainerRequestContext request,
      Caller caller,
      String template,
      Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.ORDERS, template, model);
  }
}
