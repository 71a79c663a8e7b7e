package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.Attempt;
import io.dotmac.sub.server.security.Login;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.security.SignedInCaller;
import io.dotmac.sub.server.security.account.PasswordLinks;
import io.dotmac.sub.server.security.sso.SsoSignIn;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.dropwizard.auth.Auth;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The login form, logging out, and the way from the bare host name to one's portal. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class LoginResource {
  private final Login login;
  private final SessionCookies cookies;
  private final PasswordLinks links;
  private final SsoSignIn sso;
  private final PlainPages pages;

  public LoginResource(
      Login login, PasswordLinks links, SsoSignIn sso, SessionCookies cookies, Renderer renderer) {
    this.login = login;
    this.links = links;
    this.sso = sso;
    this.cookies = cookies;
    this.pages = new PlainPages(renderer);
  }

  /** Leads to the portal of whoever is signed in, everybody else to the login. */
  @GET
  @SignedIn
  public Response home(@Auth Caller caller) {
    return Response.seeOther(URI.create(home(caller.realm()))).build();
  }

  @GET
  @Path("auth/login")
  @PublicRoute
  public Response form(
      @Context ContainerRequestContext request,
      @QueryParam("next") @DefaultValue("") String next,
      @QueryParam("done") @DefaultValue("") String done,
      @QueryParam("sso") @DefaultValue("") String sso) {
    String told = "login.done_" + done;
    Messages words = PlainPages.words(request);
    String said = words.has(told) ? words.text(told) : "";
    return page(request, new Asked("", next, said, sso), Errors.NONE);
  }

  @POST
  @Path("auth/login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PublicRoute
  public Response signIn(
      @Context ContainerRequestContext request,
      @Context HttpServletRequest servlet,
      @FormParam("username") @DefaultValue("") String username,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("next") @DefaultValue("") String next) {
    Login.Client from = from(servlet, cookies.device(request).orElse(null));
    return attempt(request, username.strip(), password, from)
        .match(
            wrong -> refused(request, username, next),
            second -> MfaVerifyResource.asked(cookies, second.challenge(), next),
            change -> NewPasswordResource.asked(cookies, change.token()),
            in -> entered(cookies, in.login(), next));
  }

  private Attempt<Login.PortalLogin> attempt(
      ContainerRequestContext request, String username, String password, Login.Client from) {
    return login.portal(Exchange.of(request).tenant().id(), username, password, from);
  }

  /** Where those land who may sign in but have no portal: told so, and let out again. */
  @GET
  @Path("auth/no-portal")
  @SignedIn
  public Response noPortal(@Context ContainerRequestContext request) {
    return pages.show(request, 200, "auth/no_portal", "");
  }

  @POST
  @Path("auth/logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @SignedIn
  public Response logout(@Auth Caller caller, @Context ContainerRequestContext request) {
    String voucher = SignedInCaller.of(request)
        .map(SignedInCaller::session)
        .flatMap(session -> login.sessions().logout(caller.tenant(), session))
        .map(provider -> "?done=logout&sso=" + provider)
        .orElse("");
    return Response.seeOther(URI.create("/auth/login" + voucher))
        .cookie(cookies.closeSession())
        .build();
  }

  /** Leads in, with the cookie of the new session. */
  static Response entered(SessionCookies cookies, Login.PortalLogin found, String next) {
    return Response.seeOther(URI.create(target(next, found.realm())))
        .cookie(cookies.openSession(found.cookie()))
        .build();
  }

  /** From where a browser asks. */
  static Login.Client from(HttpServletRequest servlet, @Nullable String device) {
    return new Login.Client(
        servlet.getRemoteAddr(), servlet.getHeader(HttpHeaders.USER_AGENT), device, null);
  }

  private Response refused(ContainerRequestContext request, String username, String next) {
    Errors wrong = Errors.of(PlainPages.words(request).text("login.failed"));
    return page(request, new Asked(username, next, "", ""), wrong);
  }

  /**
   * What the page was asked for.
   *
   * @param done what was done before
   * @param voucher the provider by whom somebody was in who has logged out
   */
  private record Asked(String username, String next, String done, String voucher) {}

  private Response page(ContainerRequestContext request, Asked asked, Errors errors) {
    Tenant tenant = Exchange.of(request).tenant();
    Messages words = PlainPages.words(request);
    List<SsoSignIn.Button> buttons = sso.buttons(tenant.id());
    String query = "?next=" + URLEncoder.encode(asked.next(), StandardCharsets.UTF_8);
    LoginPage model = new LoginPage(
        words.text("login.text_tenant", tenant.name()),
        asked.username(),
        asked.next(),
        errors,
        links.isRegistrationOpen(tenant.id()),
        asked.done(),
        Rows.of(buttons.stream()
            .map(each -> new Link(
                SsoResource.path(each.provider()) + query, words.text("login.sso", each.name())))
            .toList()),
        buttons.stream()
            .filter(each -> each.provider().toString().equals(asked.voucher()))
            .findFirst()
            .map(each -> new Link(
                SsoResource.path(each.provider()) + "/logout",
                words.text("login.sso_logout", each.name())))
            .orElse(null));
    return pages.show(request, errors.present() ? 422 : 200, "auth/login", model);
  }

  /** Only a path of this portal: a full address would lead elsewhere after the login. */
  static String target(String next, Realm realm) {
    String home = home(realm);
    boolean ours = next.startsWith(home) && !next.contains("\\") && !next.startsWith("//");
    return ours && next.chars().allMatch(c -> c > ' ' && c < 127) ? next : home;
  }

  /** The first page of that realm. */
  static String home(Realm realm) {
    return switch (realm) {
      case STAFF -> "/admin/";
      case CUSTOMER -> "/portal/";
      case RESELLER, SERVICE -> "/auth/no-portal";
    };
  }
}
