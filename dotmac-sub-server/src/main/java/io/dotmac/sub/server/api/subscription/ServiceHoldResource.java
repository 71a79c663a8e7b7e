package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.access.hold.HoldId;
import io.dotmac.sub.core.access.hold.Holds;
import io.dotmac.sub.core.access.hold.NewHold;
import io.dotmac.sub.core.access.hold.ServiceHold;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
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

/** Holds of services, which switch off and on by themselves, and days served for nothing. */
@Path("/service-holds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ServiceHoldResource {
  private final Database db;
  private final Holds holds;

  public ServiceHoldResource(Database db, Holds holds) {
    this.db = db;
    this.holds = holds;
  }

  @GET
  @ListedBy(Holds.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<ServiceHoldView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Holds.LISTING.fetch(tx, query).map(ServiceHoldView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public ServiceHoldView get(@Auth Caller caller, @PathParam("id") HoldId id) {
    return db.read(caller, tx -> ServiceHoldView.of(holds.require(tx, id)));
  }

  @POST
  @RequirePermission("subscription:update")
  public Response request(@Auth Caller caller, NewHold body) {
    ServiceHoldView made = db.inTx(caller, tx -> view(tx, holds.request(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** The service is back from today on. */
  @POST
  @Path("/{id}/end")
  @RequirePermission("subscription:update")
  public ServiceHoldView end(@Auth Caller caller, @PathParam("id") HoldId id) {
    return db.inTx(caller, tx -> view(tx, holds.end(tx, id)));
  }

  /** Takes back what has not begun. */
  @POST
  @Path("/{id}/cancel")
  @RequirePermission("subscription:update")
  public ServiceHoldView cancel(@Auth Caller caller, @PathParam("id") HoldId id) {
    return db.inTx(caller, tx -> view(tx, holds.cancel(tx, id)));
  }

  private static ServiceHoldView view(Tx tx, ServiceHold row) {
    tx.flush();
    return ServiceHoldView.of(row);
  }
}
