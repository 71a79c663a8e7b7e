package io.dotmac.sub.server.api.access;

import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLock;
import io.dotmac.sub.core.access.ServiceLockId;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Locks of services: why a service is slowed down or off. */
@Path("/service-locks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ServiceLockResource {
  private static final String STAFF = "staff";

  private final Database db;
  private final ServiceLocks locks;

  public ServiceLockResource(Database db, ServiceLocks locks) {
    this.db = db;
    this.locks = locks;
  }

  @GET
  @ListedBy(ServiceLocks.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("subscription:read")
  public Page<ServiceLockView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> ServiceLocks.LISTING.fetch(tx, query).map(ServiceLockView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("subscription:read")
  public ServiceLockView get(@Auth Caller caller, @PathParam("id") ServiceLockId id) {
    return db.read(caller, tx -> ServiceLockView.of(ServiceLocks.LISTING.require(tx, id)));
  }

  /** An open lock of the same reason stays, and becomes stricter if this one is. */
  @POST
  @RequirePermission("subscription:update")
  public Response place(@Auth Caller caller, @Valid PlaceLock body) {
    ServiceLockView placed = db.inTx(caller, tx -> place(tx, body));
    return Response.status(Response.Status.CREATED).entity(placed).build();
  }

  /** Lifts the lock and no other; one that is lifted already stays as it is. */
  @POST
  @Path("/{id}/release")
  @RequirePermission("subscription:update")
  public ServiceLockView release(@Auth Caller caller, @PathParam("id") ServiceLockId id) {
    return db.inTx(caller, tx -> release(tx, id));
  }

  private ServiceLockView place(Tx tx, PlaceLock body) {
    locks.lock(tx, body.subscriptionId(), body.reason(), body.effect(), STAFF, body.note());
    return ServiceLockView.of(open(tx, body.subscriptionId(), body.reason()));
  }

  private ServiceLock open(Tx tx, SubscriptionId subscription, LockReason reason) {
    UUID service = subscription.value();
    return locks.open(tx, service).stream()
        .filter(lock -> lock.reason() == reason)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the lock that was placed is not there"));
  }

  private ServiceLockView release(Tx tx, ServiceLockId id) {
    ServiceLock lock = ServiceLocks.LISTING.require(tx, id);
    if (lock.isOpen()) {
      locks.release(tx, lock.subscription(), lock.reason());
      tx.session().refresh(lock);
    }
    return ServiceLockView.of(lock);
  }
}
