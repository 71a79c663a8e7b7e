package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.audit.AuditEvent;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.audit.AuditTrail;
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
import java.util.UUID;

/** The audit, to be read and by nobody to be changed. */
@Path("/audit-events")
@Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
public final class AuditEventResource {
  private final Database db;
  private final AuditTrail trail;

  public AuditEventResource(Database db, AuditTrail trail) {
    this.db = db;
    this.trail = trail;
  }

  /** What this node still holds back is written first: who looks sees all that was done here. */
  @GET
  @ListedBy(AuditEvent.class)
  @RequirePermission("audit:read")
  public Page<AuditEventView> list(@Auth Caller caller, @BeanParam ListParams params) {
    trail.flush();
    return params.page(query ->
        db.read(caller, tx -> AuditEvent.LISTING.fetch(tx, query).map(AuditEventView::of)));
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @RequirePermission("audit:read")
  public AuditEventView get(@Auth Caller caller, @PathParam("id") UUID id) {
    trail.flush();
    return db.read(caller, tx -> {
      AuditEvent found = tx.session().find(AuditEvent.class, id);
      if (found == null) {
        throw Problem.notFound("audit event", id);
      }
      return AuditEventView.of(found);
    });
  }
}
