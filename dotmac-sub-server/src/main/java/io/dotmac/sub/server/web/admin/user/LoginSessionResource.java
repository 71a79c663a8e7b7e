package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.SignedInCaller;
import io.dotmac.sub.server.security.account.UserAdmin;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Where everybody is signed in. */
@Path("/admin/system/sessions")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class LoginSessionResource {
  private final Portal portal;
  private final UserAdmin users;

  public LoginSessionResource(Portal portal, UserAdmin users) {
    this.portal = portal;
    this.users = users;
  }

  @GET
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    UUID current = SignedInCaller.session(request).value();
    return portal.show(
        request,
        caller,
        AdminFrame.USERS,
        "admin/login_sessions",
        visit -> SessionsPage.page(visit, current));
  }

  @POST
  @Path("/{id}/end")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response end(@Auth Caller caller, @PathParam("id") UUID id) {
    users.endSession(caller, new LoginSessionId(id));
    return Portal.done(UserTabs.SESSIONS, "session_ended");
  }
}
