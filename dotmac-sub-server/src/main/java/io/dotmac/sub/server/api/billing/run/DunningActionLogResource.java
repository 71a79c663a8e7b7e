package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.dunning.Dunning;
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

/** The steps that dunning took, read only. */
@Path("/dunning-action-logs")
@Produces(MediaType.APPLICATION_JSON)
public final class DunningActionLogResource {
  private final Database db;

  public DunningActionLogResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(value = Dunning.class, constant = "LOG")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:dunning:read")
  public Page<DunningActionLogView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Dunning.LOG.fetch(tx, query).map(DunningActionLogView::of)));
  }
}
