package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.audit.AuditEvent;
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

/** The audit, to be read and by nobody to be changed. */
@Path("/audit-events")
@Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
public final class AuditEventResource {
  private final Database db;

  public AuditEventResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(AuditEvent.class)
  @RequirePermission("audit:read")
  public Page<AuditEventView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.inTx(caller, tx -> AuditEvent.LISTING.fetch(tx, query).map(AuditEventView::of)));
  }
}
