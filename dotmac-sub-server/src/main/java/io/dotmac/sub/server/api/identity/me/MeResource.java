package io.dotmac.sub.server.api.identity.me;

import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.security.SignedInCaller;
import io.dotmac.sub.server.security.account.OwnAccount;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The caller: who it is, where it is signed in, its password. */
@Path(RoutingFilter.PREFIX + "auth/me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MeResource {
  private final Database db;
  private final OwnAccount own;

  public MeResource(Database db, OwnAccount own) {
    this.db = db;
    this.own = own;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  @SignedIn
  public MeView me(@Auth Caller caller) {
    return db.read(caller, tx -> MeView.of(tx, caller));
  }

  @GET
  @Path("/sessions")
  @Consumes(MediaType.WILDCARD)
  @SignedIn(inPerson = true)
  public List<MySessionView> list(@Auth Caller caller, @Context ContainerRequestContext request) {
    LoginSessionId current = SignedInCaller.session(request);
    return db.read(
        caller,
        tx -> own.sessions(tx).stream()
            .map(session -> MySessionView.of(session, current))
            .toList());
  }

  /** Ends all the others. */
  @DELETE
  @Path("/sessions")
  @Consumes(MediaType.WILDCARD)
  @SignedIn(inPerson = true)
  public void endOthers(@Auth Caller caller, @Context ContainerRequestContext request) {
    own.endOthers(caller, SignedInCaller.session(request));
  }

  @DELETE
  @Path("/sessions/{id}")
  @Consumes(MediaType.WILDCARD)
  @SignedIn(inPerson = true)
  public void end(@Auth Caller caller, @PathParam("id") LoginSessionId id) {
    own.end(caller, id);
  }

  /** Ends the other sessions, too. */
  @POST
  @Path("/password")
  @SignedIn(inPerson = true)
  public void changePassword(
      @Auth Caller caller, @Context ContainerRequestContext request, ChangePassword body) {
    String code = body.code() == null ? "" : body.code();
    OwnAccount.Change change =
        new OwnAccount.Change(body.currentPassword(), code, body.newPassword());
    own.change(caller, SignedInCaller.session(request), change);
  }
}
