package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.security.CsrfFilter;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.security.SignedInCaller;
import io.dotmac.sub.server.security.account.OwnAccount;
import io.dotmac.sub.server.security.account.SecondProofs;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Devices;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import java.util.ArrayList;
import java.util.List;

/** One's own account: where one is signed in, the second proof, the password. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SecurityResource {
  private static final String PAGE = "/auth/security";

  private final Database db;
  private final OwnAccount own;
  private final Mfa mfa;
  private final SecondProofs proofs;
  private final PlainPages pages;

  public SecurityResource(
      Database db, OwnAccount own, Mfa mfa, SecondProofs proofs, Renderer renderer) {
    this.proofs = proofs;
    this.db = db;
    this.own = own;
    this.mfa = mfa;
    this.pages = new PlainPages(renderer);
  }

  @GET
  @Path("auth/security")
  @SignedIn(inPerson = true)
  public Response show(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, Errors.NONE);
  }

  @POST
  @Path("auth/security/sessions/{id}/end")
  @SignedIn(inPerson = true)
  public Response end(@Auth Caller caller, @PathParam("id") LoginSessionId id) {
    own.end(caller, id);
    return done("session_ended");
  }

  @POST
  @Path("auth/security/sessions/end")
  @SignedIn(inPerson = true)
  public Response endOthers(@Auth Caller caller, @Context ContainerRequestContext request) {
    own.endOthers(caller, SignedInCaller.session(request));
    return done("sessions_ended");
  }

  @POST
  @Path("auth/security/password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @SignedIn(inPerson = true)
  public Response change(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @FormParam("current") @DefaultValue("") String current,
      @FormParam("code") @DefaultValue("") String code,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("repeated") @DefaultValue("") String repeated) {
    if (!password.equals(repeated)) {
      String differ = PlainPages.words(request).text("login.new_differs");
      return show(request, caller, Errors.of(differ));
    }
    return change(request, caller, new OwnAccount.Change(current, code, password));
  }

  private Response change(
      ContainerRequestContext request, Caller caller, OwnAccount.Change change) {
    try {
      own.change(caller, SignedInCaller.session(request), change);
      return done("password_changed");
    } catch (ProblemException refused) {
      return show(request, caller, Errors.of(String.valueOf(refused.getMessage())));
    }
  }

  private static Response done(String what) {
    return Response.seeOther(URI.create(PAGE + "?done=" + what)).build();
  }

  private Response show(ContainerRequestContext request, Caller caller, Errors errors) {
    LoginSessionId current = SignedInCaller.session(request);
    Params params = Params.of(request.getUriInfo());
    SecurityPages.Security page = db.inTx(caller, tx -> {
      Visit visit = Visit.of(tx, params, CsrfFilter.token(request));
      List<MfaMethod> methods = mfa.of(tx, OwnAccount.self(caller));
      boolean on = !methods.isEmpty();
      List<LoginSession> sessions = own.sessions(tx);
      String done = "done." + params.text("done");
      return new SecurityPages.Security(
          visit.words().has(done) ? visit.say(done) : "",
          own.username(tx),
          errors,
          visit.say(on ? "user.proof_on" : "user.proof_off"),
          on,
          sessions.stream().map(session -> session(visit, session, current)).toList(),
          sessions.size() > 1,
          own.isLocal(tx),
          Rows.of(methods.stream().map(method -> method(visit, method)).toList()),
          ways(visit));
    });
    return pages.show(request, errors.present() ? 422 : 200, "auth/security", page);
  }

  private static SecurityPages.Method method(Visit visit, MfaMethod method) {
    String path = PAGE + "/methods/" + method.id();
    String kind = WireName.of(method.type());
    return new SecurityPages.Method(
        visit.name("mfa_method", kind),
        method.label(),
        method.lastUsedAt().map(visit.formats()::moment).orElse(visit.say("user.never")),
        path,
        method.type() == MfaMethodType.TOTP ? null : path + "/code");
  }

  /** The app always; codes where something sends them. */
  private List<Link> ways(Visit visit) {
    List<Link> ways = new ArrayList<>();
    ways.add(new Link("/auth/mfa-setup", visit.say("security.set_up")));
    for (MfaMethodType type : List.of(MfaMethodType.SMS, MfaMethodType.EMAIL)) {
      if (proofs.sends(visit.tx().tenant(), type)) {
        String kind = WireName.of(type);
        ways.add(new Link("/auth/mfa-address?type=" + kind, visit.say("security.set_up_" + kind)));
      }
    }
    return List.copyOf(ways);
  }

  private static SecurityPages.Session session(
      Visit visit, LoginSession session, LoginSessionId current) {
    boolean here = session.id().equals(current);
    String kind = session.kind().name().toLowerCase(java.util.Locale.ROOT);
    return new SecurityPages.Session(
        Devices.name(visit, kind, session.userAgent().orElse("")),
        visit.formats().orNone(session.ipAddress().orElse("")),
        visit.formats().moment(session.lastSeenAt()),
        here,
        here ? null : PAGE + "/sessions/" + session.id() + "/end");
  }
}
