package io.dotmac.sub.server.api.access;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.LineSpeed;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.access.index.AccessReader;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the network is to do with a service, and what holds it back. */
@Path("/subscriptions/{id}/access")
@Produces(MediaType.APPLICATION_JSON)
public final class ServiceAccessResource {
  private final Database db;
  private final ServiceLocks locks;
  private final AccessReader reader = new AccessReader();

  /** The desired state of one service. */
  public record ServiceAccessView(
      SubscriptionId subscriptionId,
      AccessState state,
      String reason,
      @Nullable Integer downKbps,
      @Nullable Integer upKbps,
      List<ServiceLockView> locks) {}

  public ServiceAccessResource(Database db, ServiceLocks locks) {
    this.db = db;
    this.locks = locks;
  }

  @GET
  @RequirePermission("subscription:read")
  public ServiceAccessView get(@Auth Caller caller, @PathParam("id") SubscriptionId id) {
    return db.read(caller, tx -> view(tx, id));
  }

  private ServiceAccessView view(Tx tx, SubscriptionId id) {
    Subscriptions.LISTING.require(tx, id);
    DesiredAccess access = reader
        .ofService(tx, id.value())
        .orElseThrow(() -> Problem.notFound("subscription", id.value()));
    return new ServiceAccessView(
        id,
        access.state(),
        access.reason(),
        access.speed().map(LineSpeed::downKbps).orElse(null),
        access.speed().map(LineSpeed::upKbps).orElse(null),
        locks.open(tx, id.value()).stream().map(ServiceLockView::of).toList());
  }
}
