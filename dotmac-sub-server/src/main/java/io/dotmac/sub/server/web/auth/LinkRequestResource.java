package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.account.LinkPlace;
import io.dotmac.sub.server.security.account.PasswordLinks;
import io.dotmac.sub.server.security.account.PasswordLinks.Asking;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Asking for a link: for a forgotten password, or for an account. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class LinkRequestResource {
  private final PasswordLinks links;
  private final SessionCookies cookies;
  private final PlainPages pages;

  public LinkRequestResource(PasswordLinks links, SessionCookies cookies, Renderer renderer) {
    this.links = links;
    this.cookies = cookies;
    this.pages = new PlainPages(renderer);
  }

  @GET
  @Path("auth/forgot-password")
  @PublicRoute
  public Response forgotten(@Context ContainerRequestContext request) {
    return forgotten(request, 200, Errors.NONE);
  }

  @POST
  @Path("auth/forgot-password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PublicRoute
  public Response ask(
      @Context ContainerRequestContext request,
      @FormParam("username") @DefaultValue("") String username) {
    if (username.isBlank()) {
      String problem = PlainPages.words(request).text("login.forgot_who");
      return forgotten(request, 422, Errors.of(problem));
    }
    links.forgotten(asking(request), username.strip());
    return told(request, "login.forgot");
  }

  @GET
  @Path("auth/register")
  @PublicRoute
  public Response register(@Context ContainerRequestContext request) {
    requireOpen(request);
    PasswordPages.Register blank = new PasswordPages.Register("", "", Errors.NONE);
    return pages.show(request, 200, "auth/register", blank);
  }

  @POST
  @Path("auth/register")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PublicRoute
  public Response register(
      @Context ContainerRequestContext request,
      @FormParam("number") @DefaultValue("") String number,
      @FormParam("email") @DefaultValue("") String email) {
    requireOpen(request);
    if (number.isBlank() || email.isBlank()) {
      Errors missing = Errors.of(PlainPages.words(request).text("login.register_both"));
      PasswordPages.Register again = new PasswordPages.Register(number, email, missing);
      return pages.show(request, 422, "auth/register", again);
    }
    links.register(asking(request), number, email);
    return told(request, "login.register");
  }

  private void requireOpen(ContainerRequestContext request) {
    if (!links.isRegistrationOpen(Exchange.of(request).tenant().id())) {
      throw Problem.notFound("page", "register");
    }
  }

  private Response forgotten(ContainerRequestContext request, int status, Errors errors) {
    return pages.show(request, status, "auth/forgot", new PasswordPages.Forgotten("", errors));
  }

  private Response told(ContainerRequestContext request, String key) {
    Messages words = PlainPages.words(request);
    PasswordPages.Told told = new PasswordPages.Told(
        words.text("login.sent_title"),
        words.text(key + "_sent"),
        "/auth/login",
        words.text("login.back"));
    return pages.show(request, 200, "auth/told", told);
  }

  private Asking asking(ContainerRequestContext request) {
    Exchange exchange = Exchange.of(request);
    return new Asking(exchange.tenant().id(), exchange.address(), LinkPlace.of(request, cookies));
  }
}
