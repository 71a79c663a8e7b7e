package io.dotmac.sub.server.api.usage;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.usage.UsageRecord;
import io.dotmac.sub.core.usage.UsageRecordId;
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
 * Growth of the traffic of a service, counted once: facts, so they can be read and
 * nothing else.
 */
@Path("/usage-records")
@Produces(MediaType.APPLICATION_JSON)
public final class UsageRecordResource {
  private final Database db;

  public UsageRecordResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(UsageRecord.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("usage:read")
  public Page<UsageRecordView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> UsageRecord.LISTING.fetch(tx, query).map(UsageRecordView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("usage:read")
  public UsageRecordView get(@Auth Caller caller, @PathParam("id") UsageRecordId id) {
    return db.read(caller, tx -> UsageRecordView.of(UsageRecord.LISTING.require(tx, id)));
  }
}
