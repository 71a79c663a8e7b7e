package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.enforcement.SessionDisconnect;
import io.dotmac.sub.core.enforcement.SessionDisconnectId;
import io.dotmac.sub.core.enforcement.SessionDisconnects;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends sessions at the wish of staff; what the NAS said is there to be read later. */
@Path("/session-disconnects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionDisconnectResource {
  /**
   * Which session, and why.
   *
   * @param sessionId the id of the accounting session
   */
  public record EndSession(
      @NotNull UUID sessionId, @Nullable String reason) {}

  private final Database db;
  private final SessionDisconnects disconnects = new SessionDisconnects();

  public SessionDisconnectResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(SessionDisconnect.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<SessionDisconnectView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> SessionDisconnect.LISTING.fetch(tx, query).map(SessionDisconnectView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public SessionDisconnectView get(@Auth Caller caller, @PathParam("id") SessionDisconnectId id) {
    return db.read(
        caller, tx -> SessionDisconnectView.of(SessionDisconnect.LISTING.require(tx, id)));
  }

  /** Accepted, and done a moment later. */
  @POST
  @RequirePermission("network:radius:write")
  public Response request(@Auth Caller caller, @NotNull @Valid EndSession body) {
    SessionDisconnectView asked = db.inTx(caller, tx -> {
      SessionDisconnectId id = disconnects.request(tx, body.sessionId(), body.reason());
      return SessionDisconnectView.of(SessionDisconnect.LISTING.require(tx, id));
    });
    return Response.accepted(asked).build();
  }
}
