package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.identity.sso.SsoPrompt;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.audit.AuditNote;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.Login;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.account.LinkPlace;
import io.dotmac.sub.server.security.sso.SsoOutcome;
import io.dotmac.sub.server.security.sso.SsoReason;
import io.dotmac.sub.server.security.sso.SsoRefusal;
import io.dotmac.sub.server.security.sso.SsoSignIn;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Renderer;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way of a browser to a provider of single sign-on and back. */
@Path("/auth/sso")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SsoResource {
  /** Where providers send browsers back to, below the host that was asked. */
  public static final String CALLBACK = "/auth/sso/callback";

  private static final int LONGEST_NEXT = 500;
  private static final SsoOutcome.Refused UNREACHABLE =
      new SsoOutcome.Refused(SsoReason.UNREACHABLE, "the provider cannot be asked");

  private final SsoSignIn sso;
  private final SessionCookies cookies;
  private final PlainPages pages;

  public SsoResource(SsoSignIn sso, SessionCookies cookies, Renderer renderer) {
    this.sso = sso;
    this.cookies = cookies;
    this.pages = new PlainPages(renderer);
  }

  /** Where a sign-in by a provider begins. */
  static String path(UUID provider) {
    return "/auth/sso/" + provider;
  }

  /** Sends the browser to the provider. */
  @GET
  @Path("/{id}")
  @PublicRoute
  public Response leave(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @QueryParam("next") @DefaultValue("") String next,
      @QueryParam("prompt") @DefaultValue("") String prompt) {
    URI callback = URI.create(LinkPlace.of(request, cookies).root() + CALLBACK);
    String kept = next.length() > LONGEST_NEXT ? "" : next;
    return sso.leave(tenant(request), id, callback, kept, prompt(prompt))
        .map(leaving -> Response.seeOther(leaving.to())
            .cookie(cookies.openSignIn(leaving.kept()))
            .build())
        .orElseGet(() -> refused(request, UNREACHABLE));
  }

  /** What the provider sent the browser back with. */
  @GET
  @Path("/callback")
  @PublicRoute
  public Response comeBack(
      @Context ContainerRequestContext request, @Context HttpServletRequest servlet) {
    Login.Client from = LoginResource.from(servlet, cookies.device(request).orElse(null));
    SsoOutcome outcome = sso.comeBack(
        tenant(request), cookies.signIn(request).orElse(null), returning(request), from);
    return Response.fromResponse(answer(request, outcome))
        .cookie(cookies.closeSignIn())
        .build();
  }

  private Response answer(ContainerRequestContext request, SsoOutcome outcome) {
    return outcome.match(
        recognised -> {
          AuditNote.of(request, Map.of("recognised", recognised.told()));
          return recognised(request, recognised);
        },
        refused -> refused(request, refused));
  }

  private Response refused(ContainerRequestContext request, SsoOutcome.Refused refused) {
    AuditNote.of(
        request, Map.of("refused", refused.why(), "reason", WireName.of(refused.reason())));
    return refused(request, refused.reason().refusal());
  }

  /** Ends what was opened at the provider; whoever comes here has logged out of these pages. */
  @GET
  @Path("/{id}/logout")
  @PublicRoute
  public Response logout(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    URI back = URI.create(LinkPlace.of(request, cookies).root() + "/auth/login");
    return Response.seeOther(sso.logout(tenant(request), id, back).orElse(back)).build();
  }

  private Response recognised(ContainerRequestContext request, SsoOutcome.Recognised recognised) {
    return recognised
        .attempt()
        .match(
            wrong -> refused(request, SsoRefusal.LOCKED),
            second -> MfaVerifyResource.asked(cookies, second.challenge(), recognised.next()),
            change -> NewPasswordResource.asked(cookies, change.token()),
            in -> recognised.made()
                ? made(request, in.login())
                : LoginResource.entered(cookies, in.login(), recognised.next()));
  }

  /** Somebody new is told that a colleague has to give them a role. */
  private Response made(ContainerRequestContext request, Login.PortalLogin login) {
    Messages words = PlainPages.words(request);
    PasswordPages.Told told = new PasswordPages.Told(
        words.text("login.sso_made"),
        words.text("login.sso_made_text"),
        "/auth/security",
        words.text("security.title"));
    Response page = pages.show(request, 200, "auth/told", told);
    return Response.fromResponse(page)
        .cookie(cookies.openSession(login.cookie()))
        .build();
  }

  private Response refused(ContainerRequestContext request, SsoRefusal refusal) {
    Messages words = PlainPages.words(request);
    PasswordPages.Told told = new PasswordPages.Told(
        words.text("login.sso_refused"),
        words.text("login.sso_refused_" + refusal.name().toLowerCase(Locale.ROOT)),
        "/auth/login",
        words.text("login.back"));
    return pages.show(request, refusal.status(), "auth/told", told);
  }

  /** A parameter that is sent twice is none (RFC 6749 3.1). */
  private static SsoSignIn.Returning returning(ContainerRequestContext request) {
    MultivaluedMap<String, String> sent = request.getUriInfo().getQueryParameters();
    return new SsoSignIn.Returning(
        once(sent.get("state")),
        once(sent.get("code")),
        once(sent.get("iss")),
        once(sent.get("error")));
  }

  private static @Nullable String once(@Nullable List<String> values) {
    return values == null || values.size() != 1 || values.get(0).isEmpty() ? null : values.get(0);
  }

  private static @Nullable SsoPrompt prompt(String asked) {
    return Arrays.stream(SsoPrompt.values())
        .filter(each -> WireName.of(each).equals(asked))
        .findFirst()
        .orElse(null);
  }

  private static TenantId tenant(ContainerRequestContext request) {
    return Exchange.of(request).tenant().id();
  }
}
