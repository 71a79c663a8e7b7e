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
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.account.LinkPlace;
import io.dotmac.sub.server.security.account.UserAdmin;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Who can sign in with a password. */
@Path("/user-credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UserCredentialResource {
  private final Database db;
  private final Accounts accounts;
  private final UserAdmin users;
  private final SessionCookies cookies;

  public UserCredentialResource(
      Database db, Accounts accounts, UserAdmin users, SessionCookies cookies) {
    this.db = db;
    this.accounts = accounts;
    this.users = users;
    this.cookies = cookies;
  }

  @GET
  @ListedBy(UserCredential.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("auth:manage")
  public Page<UserCredentialView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> UserCredential.LISTING.fetch(tx, query).map(UserCredentialView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public UserCredentialView get(@Auth Caller caller, @PathParam("id") UserCredentialId id) {
    return db.read(caller, tx -> UserCredentialView.of(tx.require(UserCredential.class, id)));
  }

  @POST
  @RequirePermission("auth:manage")
  @Answers(UserCredentialView.class)
  public Response create(@Auth Caller caller, CreateUserCredential body) {
    String hash = accounts.hash(body.username(), body.password());
    UserCredentialView made = db.inTx(caller, tx -> create(tx, body, hash));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /**
   * Makes an account whose owner sets the password; the answer alone has the link. With another
   * {@code provider} there is no password here, and no link.
   */
  @POST
  @Path("/invite")
  @RequirePermission("auth:manage")
  @Answers(LinkView.class)
  public Response invite(
      @Auth Caller caller, @Context ContainerRequestContext request, InviteUser body) {
    UserAdmin.Link made = users.invite(caller, body.invited(), LinkPlace.of(request, cookies));
    return Response.status(Response.Status.CREATED).entity(LinkView.of(made)).build();
  }

  /** Ends its sessions, makes its owner set another password, and gives the link for that. */
  @POST
  @Path("/{id}/reset")
  @RequirePermission("auth:manage")
  @Consumes(MediaType.WILDCARD)
  public LinkView reset(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UserCredentialId id) {
    return LinkView.of(users.reset(caller, id, LinkPlace.of(request, cookies)));
  }

  /** Lets a member of staff hold these roles and no others. */
  @PUT
  @Path("/{id}/roles")
  @RequirePermission("rbac:assign")
  public void assign(@Auth Caller caller, @PathParam("id") UserCredentialId id, AssignRoles body) {
    users.assign(caller, id, body.roles());
  }

  /** Lets it sign in again: after it was deactivated, or locked by guesses. */
  @POST
  @Path("/{id}/activate")
  @RequirePermission("auth:manage")
  @Consumes(MediaType.WILDCARD)
  public UserCredentialView activate(@Auth Caller caller, @PathParam("id") UserCredentialId id) {
    return UserCredentialView.of(users.activate(caller, id));
  }

  /** Deactivates the credential and ends the sessions of its principal. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public void deactivate(@Auth Caller caller, @PathParam("id") UserCredentialId id) {
    users.deactivate(caller, id);
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
    tx.flush();
    return UserCredentialView.of(made);
  }
}
