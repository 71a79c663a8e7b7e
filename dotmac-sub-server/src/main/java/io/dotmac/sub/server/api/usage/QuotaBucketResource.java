package io.dotmac.sub.server.api.usage;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.usage.QuotaBucket;
import io.dotmac.sub.core.usage.QuotaBucketId;
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
 * What a service may use in a period, and has used: facts, so they can be read and
 * nothing else.
 */
@Path("/quota-buckets")
@Produces(MediaType.APPLICATION_JSON)
public final class QuotaBucketResource {
  private final Database db;

  public QuotaBucketResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(QuotaBucket.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("usage:read")
  public Page<QuotaBucketView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> QuotaBucket.LISTING.fetch(tx, query).map(QuotaBucketView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("usage:read")
  public QuotaBucketView get(@Auth Caller caller, @PathParam("id") QuotaBucketId id) {
    return db.read(caller, tx -> QuotaBucketView.of(QuotaBucket.LISTING.require(tx, id)));
  }
}
