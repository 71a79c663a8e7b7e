package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
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

/** What happened to an order, and what people said about it: added to, never changed. */
@Path("/service-orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrderHistoryResource {
  private final Database db;
  private final ServiceOrders orders;

  public OrderHistoryResource(Database db, ServiceOrders orders) {
    this.db = db;
    this.orders = orders;
  }

  /** Its moves, the newest first. */
  @GET
  @Path("/{order}/transitions")
  @ListedBy(value = ServiceOrders.class, constant = "MOVES", without = "service_order_id")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("operations:service_order:read")
  public Page<StateTransitionView> transitions(
      @Auth Caller caller, @PathParam("order") ServiceOrderId order, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> of(tx, ServiceOrders.MOVES, order, query).map(StateTransitionView::of)));
  }

  /** What people said about it, the newest first. */
  @GET
  @Path("/{order}/notes")
  @ListedBy(value = ServiceOrders.class, constant = "NOTES", without = "service_order_id")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("operations:service_order:read")
  public Page<OrderNoteView> notes(
      @Auth Caller caller, @PathParam("order") ServiceOrderId order, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> of(tx, ServiceOrders.NOTES, order, query).map(OrderNoteView::of)));
  }

  @POST
  @Path("/{order}/notes")
  @RequirePermission("operations:service_order:update")
  @Answers(OrderNoteView.class)
  public Response note(
      @Auth Caller caller, @PathParam("order") ServiceOrderId order, WriteNote body) {
    OrderNoteView made =
        db.inTx(caller, tx -> OrderNoteView.of(orders.note(tx, order, body.note())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Says when it is expected to be done. */
  @POST
  @Path("/{order}/eta")
  @RequirePermission("operations:service_order:update")
  @Answers(OrderNoteView.class)
  public Response expect(
      @Auth Caller caller, @PathParam("order") ServiceOrderId order, ExpectOrder body) {
    OrderNoteView made = db.inTx(
        caller, tx -> OrderNoteView.of(orders.expect(tx, order, body.etaAt(), body.note())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  private <T> Page<T> of(Tx tx, Listing<T> listing, ServiceOrderId order, ListQuery query) {
    return listing
        .only("service_order_id", orders.require(tx, order).id().toString())
        .fetch(tx, query);
  }
}
