package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.Attempt;
import io.dotmac.sub.server.security.Login;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.account.SecondProofs;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Rows;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The second step of a login in a browser: the code. */
@Path("/auth/mfa-verify")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class MfaVerifyResource {
  private final Login login;
  private final SessionCookies cookies;
  private final SecondProofs proofs;
  private final PlainPages pages;

  public MfaVerifyResource(
      Login login, SecondProofs proofs, SessionCookies cookies, Renderer renderer) {
    this.login = login;
    this.proofs = proofs;
    this.cookies = cookies;
    this.pages = new PlainPages(renderer);
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
        ? page(request, 200, next, Errors.NONE, "")
        : Response.seeOther(URI.create("/auth/login")).build();
  }

  /** Sends a code by SMS or e-mail. */
  @POST
  @Path("/send")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PublicRoute
  public Response send(
      @Context ContainerRequestContext request,
      @Context HttpServletRequest servlet,
      @FormParam("type") @DefaultValue("") String type,
      @FormParam("next") @DefaultValue("") String next) {
    try {
      return send(request, LoginResource.from(servlet, null), type)
          .map(to -> page(request, 200, next, Errors.NONE, to))
          .orElseGet(() -> page(request, 422, next, errors(request, "login.code_late"), ""));
    } catch (ProblemException refused) {
      return page(request, 422, next, Errors.of(String.valueOf(refused.getMessage())), "");
    }
  }

  /** Says where the code went; empty when no login waits for such a one. */
  private Optional<String> send(ContainerRequestContext request, Login.Client from, String type) {
    Optional<MfaMethodType> wanted = Stream.of(MfaMethodType.SMS, MfaMethodType.EMAIL)
        .filter(each -> WireName.of(each).equals(type))
        .findFirst();
    return cookies
        .challenge(request)
        .flatMap(challenge ->
            wanted.flatMap(each -> proofs.sendForLogin(tenant(request), challenge, each, from)))
        .map(method -> PlainPages.words(request).text("login.code_sent", method.label()));
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
    Optional<String> challenge = cookies.challenge(request);
    if (challenge.isEmpty()) {
      return page(request, 422, next, errors(request, "login.code_late"), "");
    }
    Login.Client from = LoginResource.from(servlet, null);
    return answer(
        request, next, login.verifyPortal(tenant(request), challenge.get(), code, remember, from));
  }

  private Response answer(
      ContainerRequestContext request, String next, Attempt<Login.PortalLogin> attempt) {
    return attempt.match(
        wrong -> page(request, 422, next, errors(request, "login.code_failed"), ""),
        second -> asked(cookies, second.challenge(), next),
        change -> NewPasswordResource.asked(cookies, change.token()),
        in -> entered(in.login(), next));
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
    return Errors.of(PlainPages.words(request).text(key));
  }

  private Response page(
      ContainerRequestContext request, int status, String next, Errors errors, String done) {
    Messages words = PlainPages.words(request);
    List<MfaMethod> methods = cookies
        .challenge(request)
        .map(challenge -> proofs.ways(tenant(request), challenge))
        .orElse(List.of());
    List<MfaVerifyPage.Way> ways = methods.stream()
        .filter(method -> proofs.sends(tenant(request), method.type()))
        .map(method -> new MfaVerifyPage.Way(
            WireName.of(method.type()), words.text("login.code_send", method.label())))
        .toList();
    boolean app =
        methods.isEmpty() || methods.stream().anyMatch(it -> it.type() == MfaMethodType.TOTP);
    MfaVerifyPage model = new MfaVerifyPage(next, errors, done, app, Rows.of(ways));
    return pages.show(request, status, "auth/mfa_verify", model);
  }
}
