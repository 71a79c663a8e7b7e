package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Who can sign in with a password. */
@Path("/user-credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UserCredentialResource {
  private final Database db;
  private final Accounts accounts;

  public UserCredentialResource(Database db, Accounts accounts) {
    this.db = db;
    this.accounts = accounts;
  }

  @GET
  @ListedBy(UserCredential.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("auth:manage")
  public Page<UserCredentialView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.inTx(caller, tx -> UserCredential.LISTING.fetch(tx, query).map(UserCredentialView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public UserCredentialView get(@Auth Caller caller, @PathParam("id") UserCredentialId id) {
    return db.inTx(caller, tx -> UserCredentialView.of(tx.require(UserCredential.class, id)));
  }

  @POST
  @RequirePermission("auth:manage")
  @Answers(UserCredentialView.class)
  public Response create(@Auth Caller caller, CreateUserCredential body) {
    String hash = accounts.hash(body.username(), body.password());
    UserCredentialView made = db.inTx(caller, tx -> create(tx, body, hash));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Deactivates the credential and ends the sessions of its principal. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public void deactivate(@Auth Caller caller, @PathParam("id") UserCredentialId id) {
    db.run(caller, tx -> accounts.deactivate(tx, tx.lock(UserCredential.class, id)));
  }

  private UserCredentialView create(Tx tx, CreateUserCredential body, String hash) {
    PrincipalId principal = body.principalId();
    UserCredential made;
    if (principal == null) {
      String name = body.name() == null ? body.username() : body.name();
      made = accounts.addStaff(tx, name, body.role(), body.username(), hash);
    } else {
      made = accounts.add(tx, tx.require(Principal.class, principal), body.username(), hash);
    }
    tx.session().flush();
    return UserCredentialView.of(made);
  }
}
