package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.enforcement.router.BlockStatus;
import io.dotmac.sub.core.enforcement.router.RouterBlock;
import io.dotmac.sub.core.enforcement.router.RouterBlockId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.device.SuspendBy;
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
import org.jspecify.annotations.Nullable;

/** What routers hold back of suspended services, or are to; read-only. */
@Path("/router-blocks")
@Produces(MediaType.APPLICATION_JSON)
public final class RouterBlockResource {
  private final Database db;

  public RouterBlockResource(Database db) {
    this.db = db;
  }

  /**
   * Something of a service that a router holds back.
   *
   * @param value an address, or the name of a login
   * @param error what was in the way the last time, unless it went well
   */
  public record RouterBlockView(
      RouterBlockId id,
      UUID deviceId,
      UUID subscriptionId,
      SuspendBy way,
      String value,
      BlockStatus status,
      @Nullable String error,
      @Nullable Instant triedAt,
      @Nullable Instant heldAt,
      Instant createdAt) {
    static RouterBlockView of(RouterBlock row) {
      return new RouterBlockView(
          row.id(),
          row.deviceId(),
          row.subscriptionId(),
          row.way(),
          row.value(),
          row.status(),
          row.error().orElse(null),
          row.triedAt().orElse(null),
          row.heldAt().orElse(null),
          row.createdAt());
    }
  }

  @GET
  @ListedBy(RouterBlock.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RouterBlockView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> RouterBlock.LISTING.fetch(tx, query).map(RouterBlockView::of)));
  }
}
