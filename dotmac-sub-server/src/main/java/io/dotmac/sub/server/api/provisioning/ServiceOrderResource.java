package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
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
import org.jspecify.annotations.Nullable;

/** Orders of services. Their status changes through verbs, never by a PATCH. */
@Path("/service-orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ServiceOrderResource {
  private final Database db;
  private final ServiceOrders orders;

  public ServiceOrderResource(Database db, ServiceOrders orders) {
    this.db = db;
    this.orders = orders;
  }

  @GET
  @ListedBy(ServiceOrders.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "operations:service_order:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<ServiceOrderView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> ServiceOrders.LISTING.fetch(tx, query).map(row -> ServiceOrderView.of(tx, row))));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "operations:service_order:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public ServiceOrderView get(@Auth Caller caller, @PathParam("id") ServiceOrderId id) {
    return db.read(caller, tx -> ServiceOrderView.of(tx, orders.require(tx, id)));
  }

  @POST
  @RequirePermission("operations:service_order:create")
  @Answers(ServiceOrderView.class)
  public Response create(@Auth Caller caller, OpenServiceOrder body) {
    ServiceOrderView made = db.inTx(caller, tx -> view(tx, orders.create(tx, body.wanted())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("operations:service_order:update")
  public ServiceOrderView update(
      @Auth Caller caller,
      @PathParam("id") ServiceOrderId id,
      @BeanParam IfMatch ifMatch,
      Fields<OrderFields> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** As {@code /cancel}, without a reason. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("operations:service_order:update")
  public void remove(@Auth Caller caller, @PathParam("id") ServiceOrderId id) {
    db.run(caller, tx -> orders.cancel(tx, id, null, false));
  }

  /** A draft is to be worked on; what failed is to be worked on again. */
  @POST
  @Path("/{id}/submit")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("operations:service_order:update")
  public ServiceOrderView submit(@Auth Caller caller, @PathParam("id") ServiceOrderId id) {
    return db.inTx(caller, tx -> view(tx, orders.submit(tx, id)));
  }

  /** Gives it to somebody. */
  @POST
  @Path("/{id}/assign")
  @RequirePermission("operations:service_order:update")
  public ServiceOrderView assign(
      @Auth Caller caller, @PathParam("id") ServiceOrderId id, AssignTechnician body) {
    return db.inTx(caller, tx -> view(tx, orders.assign(tx, id, body.technicianId())));
  }

  /** It was done by hand: the service of a new installation is active from today on. */
  @POST
  @Path("/{id}/complete")
  @RequirePermission("operations:service_order:update")
  public ServiceOrderView complete(
      @Auth Caller caller, @PathParam("id") ServiceOrderId id, @Nullable EndOrder body) {
    EndOrder end = EndOrder.orPlain(body);
    return db.inTx(
        caller, tx -> view(tx, orders.complete(tx, id, end.reason(), end.leavesBehind())));
  }

  /** It is not wanted any more. */
  @POST
  @Path("/{id}/cancel")
  @RequirePermission("operations:service_order:update")
  public ServiceOrderView cancel(
      @Auth Caller caller, @PathParam("id") ServiceOrderId id, @Nullable EndOrder body) {
    EndOrder end = EndOrder.orPlain(body);
    return db.inTx(caller, tx -> view(tx, orders.cancel(tx, id, end.reason(), end.leavesBehind())));
  }

  private ServiceOrderView update(
      Tx tx, ServiceOrderId id, IfMatch ifMatch, Fields<OrderFields> body) {
    ServiceOrder found = orders.require(tx, id);
    ifMatch.require(found.version());
    OrderFields fields = body.over(OrderFields.of(found));
    return view(tx, orders.update(tx, id, fields.notes(), fields.dueOn(), fields.ont()));
  }

  private static ServiceOrderView view(Tx tx, ServiceOrder row) {
    tx.flush();
    return ServiceOrderView.of(tx, row);
  }
}
