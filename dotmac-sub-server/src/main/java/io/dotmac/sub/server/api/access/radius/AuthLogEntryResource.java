package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.access.session.AuthLogEntry;
import io.dotmac.sub.core.access.session.AuthLogEntryId;
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

/** Refused login and why it was refused: facts, so they can be read and nothing else. */
@Path("/radius-auth-log")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthLogEntryResource {
  private final Database db;

  public AuthLogEntryResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(AuthLogEntry.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<AuthLogEntryView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> AuthLogEntry.LISTING.fetch(tx, query).map(AuthLogEntryView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public AuthLogEntryView get(@Auth Caller caller, @PathParam("id") AuthLogEntryId id) {
    return db.read(caller, tx -> AuthLogEntryView.of(AuthLogEntry.LISTING.require(tx, id)));
  }
}
