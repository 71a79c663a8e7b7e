package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.traffic.BandwidthSample;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;

/** Single readings of an interface, page by page, where a series would have too many. */
@Path("/bandwidth-samples")
@Produces(MediaType.APPLICATION_JSON)
public final class BandwidthSampleResource {
  private final Database db;

  public BandwidthSampleResource(Database db) {
    this.db = db;
  }

  /**
   * What an interface carried between two readings.
   *
   * @param sampleAt when the second one was
   * @param rxBps what came in to the device
   */
  public record BandwidthSampleView(
      UUID interfaceId, Instant sampleAt, int seconds, long rxBps, long txBps) {
    static BandwidthSampleView of(BandwidthSample row) {
      return new BandwidthSampleView(
          row.id().interfaceId(), row.id().sampleAt(), row.seconds(), row.rxBps(), row.txBps());
    }
  }

  /** Those of the interface {@code interface_id}, which must be named. */
  @GET
  @ListedBy(BandwidthSample.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:device:read")
  public Page<BandwidthSampleView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> BandwidthSample.of(tx, query).map(BandwidthSampleView::of)));
  }
}
