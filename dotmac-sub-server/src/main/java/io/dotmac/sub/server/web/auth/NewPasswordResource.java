package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.account.PasswordLinks;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.part.Errors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/**
 * Setting a password by a link. The token moves from the address into a cookie at once: it shall
 * stand in no history and be passed on to no other page.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class NewPasswordResource {
  private static final String RESET = "/auth/reset-password";
  private static final String INVITE = "/auth/accept-invite";

  private final PasswordLinks links;
  private final SessionCookies cookies;
  private final PlainPages pages;

  public NewPasswordResource(PasswordLinks links, SessionCookies cookies, Renderer renderer) {
    this.links = links;
    this.cookies = cookies;
    this.pages = new PlainPages(renderer);
  }

  /** Leads from a login to the password that must be set before it. */
  static Response asked(SessionCookies cookies, String token) {
    return Response.seeOther(URI.create(RESET))
        .cookie(cookies.openLink(token), cookies.closeChallenge())
        .build();
  }

  @GET
  @Path("auth/reset-password")
  @PublicRoute
  public Response reset(
      @Context ContainerRequestContext request,
      @QueryParam("token") @DefaultValue("") String token) {
    return form(request, RESET, token);
  }

  @GET
  @Path("auth/accept-invite")
  @PublicRoute
  public Response accept(
      @Context ContainerRequestContext request,
      @QueryParam("token") @DefaultValue("") String token) {
    return form(request, INVITE, token);
  }

  @POST
  @Path("auth/reset-password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PublicRoute
  public Response reset(
      @Context ContainerRequestContext request,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("repeated") @DefaultValue("") String repeated) {
    return set(request, RESET, password, repeated);
  }

  @POST
  @Path("auth/accept-invite")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PublicRoute
  public Response accept(
      @Context ContainerRequestContext request,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("repeated") @DefaultValue("") String repeated) {
    return set(request, INVITE, password, repeated);
  }

  private Response form(ContainerRequestContext request, String page, String token) {
    return token.isEmpty()
        ? show(request, page, 200, Errors.NONE)
        : Response.seeOther(URI.create(page)).cookie(cookies.openLink(token)).build();
  }

  private Response set(
      ContainerRequestContext request, String page, String password, String repeated) {
    if (!password.equals(repeated)) {
      return show(request, page, 422, errors(request, "login.new_differs"));
    }
    try {
      Optional<String> token = cookies.link(request);
      return token.isPresent() && links.set(tenant(request), token.get(), password)
          ? Response.seeOther(URI.create("/auth/login?done=password"))
              .cookie(cookies.closeLink(), cookies.closeSession())
              .build()
          : late(request);
    } catch (ProblemException refused) {
      return show(request, page, 422, Errors.of(String.valueOf(refused.getMessage())));
    }
  }

  private Response show(ContainerRequestContext request, String page, int status, Errors errors) {
    Optional<PasswordLinks.Followed> followed =
        cookies.link(request).flatMap(token -> links.followed(tenant(request), token));
    if (followed.isEmpty()) {
      return late(request);
    }
    String kind = switch (followed.get().purpose()) {
      case INVITATION -> "login.invite";
      case RESET -> "login.reset";
      case CHANGE -> "login.change";
    };
    Messages words = PlainPages.words(request);
    String tenant = Exchange.of(request).tenant().name();
    PasswordPages.NewPassword model = new PasswordPages.NewPassword(
        words.text(kind + "_title"),
        words.text(kind + "_text", tenant),
        page,
        words.text("login.new_action"),
        followed.get().username(),
        errors);
    return pages.show(request, status, "auth/new_password", model);
  }

  private Response late(ContainerRequestContext request) {
    Messages words = PlainPages.words(request);
    PasswordPages.Told told = new PasswordPages.Told(
        words.text("login.link_late"),
        words.text("login.link_late_text"),
        "/auth/forgot-password",
        words.text("login.link_again"));
    Response page = pages.show(request, 422, "auth/told", told);
    return Response.fromResponse(page).cookie(cookies.closeLink()).build();
  }

  private static TenantId tenant(ContainerRequestContext request) {
    return Exchange.of(request).tenant().id();
  }

  private static Errors errors(ContainerRequestContext request, String key) {
    return Errors.of(PlainPages.words(request).text(key));
  }
}
