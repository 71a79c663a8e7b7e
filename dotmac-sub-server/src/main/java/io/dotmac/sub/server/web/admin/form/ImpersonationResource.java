package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.Authentication;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.SignedInCaller;
import io.dotmac.sub.server.security.account.Impersonation;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.part.Errors;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Seeing a customer's portal as the customer does. */
@Path("/admin/impersonate/{id}")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class ImpersonationResource {
  private final Portal portal;
  private final Impersonation impersonation;
  private final SessionCookies cookies;

  public ImpersonationResource(Portal portal, Impersonation impersonation, SessionCookies cookies) {
    this.portal = portal;
    this.impersonation = impersonation;
    this.cookies = cookies;
  }

  @GET
  @RequirePermission(value = Authentication.IMPERSONATE, realms = Realm.STAFF)
  public Response ask(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.SUBSCRIBERS, "admin/confirm", visit -> question(visit, id));
  }

  @POST
  @RequirePermission(value = Authentication.IMPERSONATE, realms = Realm.STAFF)
  public Response begin(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    String cookie =
        impersonation.begin(caller, SignedInCaller.session(request), new SubscriberId(id));
    return Response.seeOther(URI.create("/portal/"))
        .cookie(cookies.openImpersonation(cookie))
        .build();
  }

  private static BillingPages.Confirm question(Visit visit, UUID id) {
    return visit
        .query("select s.subscriber_number as number,"
            + " coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name) as name"
            + " from subscriber s where s.tenant_id = :tenant and s.id = :id")
        .with("id", id)
        .first(row -> new BillingPages.Confirm(
            visit.say("acting.title", row.text("name")),
            row.text("number"),
            "/admin/impersonate/" + id,
            List.of(),
            Errors.NONE,
            List.of(visit.say("acting.reads"), visit.say("acting.audit"), visit.say("acting.ends")),
            null,
            visit.say("acting.begin"),
            "/admin/subscribers/" + id))
        .orElseThrow(() -> Problem.notFound("subscriber", id));
  }
}
