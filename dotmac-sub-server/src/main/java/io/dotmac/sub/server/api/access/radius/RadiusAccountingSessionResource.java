package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.access.session.RadiusAccountingSession;
import io.dotmac.sub.core.access.session.RadiusAccountingSessionId;
import io.dotmac.sub.core.listing.Page;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Session as its NAS accounted for it: facts, so they can be read and nothing else. */
@Path("/radius-accounting-sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class RadiusAccountingSessionResource {
  private final Database db;

  public RadiusAccountingSessionResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(RadiusAccountingSession.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RadiusAccountingSessionView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx ->
            RadiusAccountingSession.LISTING.fetch(tx, query).map(RadiusAccountingSessionView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public RadiusAccountingSessionView get(
      @Auth Caller caller, @PathParam("id") RadiusAccountingSessionId id) {
    return db.read(
        caller,
        tx -> RadiusAccountingSessionView.of(RadiusAccountingSession.LISTING.require(tx, id)));
  }
}
