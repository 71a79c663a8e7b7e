package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.enforcement.EnforcementIntent;
import io.dotmac.sub.core.enforcement.EnforcementIntentId;
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

/**
 * Work to bring the network in line for one service, with its evidence: facts, so they can be
 * read and nothing else.
 */
@Path("/enforcement-intents")
@Produces(MediaType.APPLICATION_JSON)
public final class EnforcementIntentResource {
  private final Database db;

  public EnforcementIntentResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(EnforcementIntent.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<EnforcementIntentView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> EnforcementIntent.LISTING.fetch(tx, query).map(EnforcementIntentView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public EnforcementIntentView get(@Auth Caller caller, @PathParam("id") EnforcementIntentId id) {
    return db.read(
        caller, tx -> EnforcementIntentView.of(EnforcementIntent.LISTING.require(tx, id)));
  }
}
