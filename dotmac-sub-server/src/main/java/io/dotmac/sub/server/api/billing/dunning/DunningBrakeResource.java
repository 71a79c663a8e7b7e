package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.dunning.Brakes;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The brakes of dunning, engaged ones and history; runs engage and release them. */
@Path("/dunning-brakes")
@Produces(MediaType.APPLICATION_JSON)
public final class DunningBrakeResource {
  private final Database db;

  public DunningBrakeResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(Brakes.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:dunning:read")
  public Page<DunningBrakeView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Brakes.LISTING.fetch(tx, query).map(DunningBrakeView::of)));
  }
}
