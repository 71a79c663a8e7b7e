package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.security.account.Impersonation;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The way back for staff who saw a customer's portal: not on its pages, where they only read. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class ImpersonationEndResource {
  private final Impersonation impersonation;
  private final SessionCookies cookies;

  public ImpersonationEndResource(Impersonation impersonation, SessionCookies cookies) {
    this.impersonation = impersonation;
    this.cookies = cookies;
  }

  @POST
  @Path("auth/impersonation/end")
  @SignedIn(realms = Realm.STAFF, inPerson = true)
  public Response end(@Auth Caller caller, @Context ContainerRequestContext request) {
    String back = cookies
        .impersonation(request)
        .flatMap(token -> impersonation.end(caller, token))
        .map(id -> "/admin/subscribers/" + id)
        .orElse("/admin/");
    return Response.seeOther(URI.create(back))
        .cookie(cookies.closeImpersonation())
        .build();
  }
}
