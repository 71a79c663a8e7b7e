package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.CsrfFilter;
import io.dotmac.sub.server.security.Login;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Person;
import io.dotmac.sub.server.web.part.PlainShell;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The second step of a login in a browser: the code. */
@Path("/auth/mfa-verify")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class MfaVerifyResource {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

  private final Login login;
  private final SessionCookies cookies;
  private final Renderer renderer;

  public MfaVerifyResource(Login login, SessionCookies cookies, Renderer renderer) {
    this.login = login;
    this.cookies = cookies;
    this.renderer = renderer;
  }

  /** Leads from the password to the code. */
  static Response asked(SessionCookies cookies, String challenge, String next) {
    String query = URLEncoder.encode(next, StandardCharsets.UTF_8);
    return Response.seeOther(URI.create("/auth/mfa-verify?next=" + query))
        .cookie(cookies.openChallenge(challenge))
        .build();
  }

  @GET
  @PublicRoute
  public Response form(
      @Context ContainerRequestContext request, @QueryParam("next") @DefaultValue("") String next) {
    return cookies.challenge(request).isPresent()
        ? page(request, 200, next, Errors.NONE)
        : Response.seeOther(URI.create("/auth/login")).build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PublicRoute
  public Response verify(
      @Context ContainerRequestContext request,
      @Context HttpServletRequest servlet,
      @FormParam("code") @DefaultValue("") String code,
      @FormParam("remember") @DefaultValue("false") boolean remember,
      @FormParam("next") @DefaultValue("") String next) {
    Login.Client from = LoginResource.from(servlet, null);
    Optional<String> challenge = cookies.challenge(request);
    if (challenge.isEmpty()) {
      return page(request, 422, next, errors(request, "login.code_late"));
    }
    return login
        .verifyPortal(tenant(request), challenge.get(), code, remember, from)
        .map(found -> entered(found, next))
        .orElseGet(() -> page(request, 422, next, errors(request, "login.code_failed")));
  }

  private Response entered(Login.PortalLogin found, String next) {
    Response.ResponseBuilder answer = Response.fromResponse(
            LoginResource.entered(cookies, found, next))
        .cookie(cookies.closeChallenge());
    if (found.device() != null) {
      answer.cookie(cookies.remember(found.device()));
    }
    return answer.build();
  }

  private static TenantId tenant(ContainerRequestContext request) {
    return Exchange.of(request).tenant().id();
  }

  private static Errors errors(ContainerRequestContext request, String key) {
    return Errors.of(Messages.of(Exchange.of(request).tenant().locale()).text(key));
  }

  private Response page(ContainerRequestContext request, int status, String next, Errors errors) {
    Tenant tenant = Exchange.of(request).tenant();
    Messages words = Messages.of(tenant.locale());
    PlainShell shell = new PlainShell(
        words.locale().getLanguage(), Person.of(tenant.name(), ""), CsrfFilter.token(request));
    String html =
        renderer.render("auth/mfa_verify", words.locale(), shell, new MfaVerifyPage(next, errors));
    return Response.status(status).type(HTML).entity(html).build();
  }
}
