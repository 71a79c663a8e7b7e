package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.Login;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who is signed in; an administrator can end a session. */
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final Database db;
  private final Login login;

  public SessionResource(Database db, Login login) {
    this.db = db;
    this.login = login;
  }

  @GET
  @ListedBy(LoginSession.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("auth:manage")
  public Page<SessionView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> LoginSession.LISTING.fetch(tx, query).map(SessionView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public SessionView get(@Auth Caller caller, @PathParam("id") LoginSessionId id) {
    return db.read(caller, tx -> SessionView.of(tx.require(LoginSession.class, id)));
  }

  @DELETE
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public void revoke(@Auth Caller caller, @PathParam("id") LoginSessionId id) {
    db.run(caller, tx -> tx.lock(LoginSession.class, id).revoke(tx.systemNow()));
    login.sessions().forget();
  }
}
