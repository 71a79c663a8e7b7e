package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.network.traffic.Bandwidth;
import io.dotmac.sub.core.network.traffic.MonitoredInterface;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What interfaces carry. */
@Path("/bandwidth")
@Produces(MediaType.APPLICATION_JSON)
public final class BandwidthResource {
  private final Database db;

  public BandwidthResource(Database db) {
    this.db = db;
  }

  /** The points of a stretch of time, the oldest first. */
  public record Series(
      UUID interfaceId,
      Instant since,
      Instant until,
      Bandwidth.Step step,
      List<Bandwidth.Point> points) {}

  /** What an interface carried by its last two readings. */
  public record Live(
      UUID interfaceId,
      @Nullable Long rxBps,
      @Nullable Long txBps,
      @Nullable Instant sampledAt) {
    static Live of(UUID id, MonitoredInterface it) {
      return new Live(id, it.rxBps(), it.txBps(), it.sampledAt());
    }
  }

  @GET
  @Path("/live/{id}")
  @RequirePermission("network:device:read")
  public Live live(@Auth Caller caller, @PathParam("id") ItemId id) {
    return db.read(
        caller, tx -> Live.of(id.value(), Bandwidth.require(tx, id.value()).item()));
  }

  /** Single readings, hours or days; of the last day unless said otherwise. */
  @GET
  @Path("/series/{id}")
  @RequirePermission("network:device:read")
  public Series series(
      @Auth Caller caller, @PathParam("id") ItemId id, @BeanParam Stretch stretch) {
    return db.read(caller, tx -> {
      Instant since = stretch.since(tx);
      Instant until = stretch.until(tx);
      Bandwidth.Step step = stretch.step(since, until);
      return new Series(
          id.value(), since, until, step, Bandwidth.series(tx, id.value(), since, until, step));
    });
  }

  /** Averages and peaks; of the last day unless said otherwise. */
  @GET
  @Path("/stats/{id}")
  @RequirePermission("network:device:read")
  public Bandwidth.Stats stats(
      @Auth Caller caller, @PathParam("id") ItemId id, @BeanParam Stretch stretch) {
    return db.read(
        caller, tx -> Bandwidth.stats(tx, id.value(), stretch.since(tx), stretch.until(tx)));
  }
}
