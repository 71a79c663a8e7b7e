package io.dotmac.sub.server.api.identity.mfa;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.api.identity.LoginAnswer;
import io.dotmac.sub.server.api.identity.TokenView;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.security.Login;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.security.account.OwnAccount;
import io.dotmac.sub.server.security.account.SecondProofs;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The second proof of the caller itself. */
@Path(RoutingFilter.PREFIX + "auth/mfa")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MfaResource {
  private static final String LABEL = "Authenticator app";

  private final Database db;
  private final Login login;
  private final Mfa mfa;
  private final SecondProofs proofs;

  public MfaResource(Database db, Login login, Mfa mfa, SecondProofs proofs) {
    this.db = db;
    this.login = login;
    this.mfa = mfa;
    this.proofs = proofs;
  }

  /** Finishes a login that answered {@code mfa_required}. */
  @POST
  @Path("/verify")
  @PublicRoute
  @Answers(value = TokenView.class, status = 200)
  public Response verify(
      VerifyMfa body,
      @Context ContainerRequestContext request,
      @Context HttpServletRequest servlet) {
    Login.Client from =
        new Login.Client(servlet.getRemoteAddr(), request.getHeaderString(HttpHeaders.USER_AGENT));
    TenantId tenant = Exchange.of(request).tenant().id();
    return LoginAnswer.of(
        request,
        login.verifyApi(tenant, body.challenge(), body.code(), from),
        () -> new ProblemException(new Problem.Unauthenticated(
            "invalid_code",
            "the code is wrong, was used before, or came too late: sign in again")));
  }

  /** Sends a code for a login that answered {@code mfa_required}. */
  @POST
  @Path("/send")
  @PublicRoute
  public MfaCodeView send(
      SendMfaCode body,
      @Context ContainerRequestContext request,
      @Context HttpServletRequest servlet) {
    Login.Client from =
        new Login.Client(servlet.getRemoteAddr(), request.getHeaderString(HttpHeaders.USER_AGENT));
    return proofs
        .sendForLogin(Exchange.of(request).tenant().id(), body.challenge(), body.type(), from)
        .map(MfaCodeView::of)
        .orElseThrow(() -> new ProblemException(new Problem.Unauthenticated(
            "invalid_challenge", "no login waits for such a code: sign in again")));
  }

  /** Begins to set a second proof up; nothing changes until {@code confirm}. */
  @POST
  @Path("/setup")
  @SignedIn(inPerson = true)
  public MfaSetupView setUp(@Auth Caller caller, SetUpMfa body) {
    SecondProofs.Proof proof = new SecondProofs.Proof(body.password(), body.code());
    MfaMethodType type = body.type() == null ? MfaMethodType.TOTP : body.type();
    if (type != MfaMethodType.TOTP) {
      String address = body.address() == null ? "" : body.address();
      return MfaSetupView.of(proofs.begin(caller, proof, type, address));
    }
    proofs.require(caller, proof);
    return db.inTx(caller, tx -> begin(tx, OwnAccount.self(caller), body));
  }

  /** Turns it on; the answer is the only place where the recovery codes are ever shown. */
  @POST
  @Path("/confirm")
  @SignedIn(inPerson = true)
  public RecoveryCodesView confirm(@Auth Caller caller, ConfirmMfa body) {
    return new RecoveryCodesView(proofs.confirm(caller, body.code()));
  }

  private MfaSetupView begin(Tx tx, PrincipalId self, SetUpMfa body) {
    Mfa.Setup setup = mfa.begin(tx, self, body.label() == null ? LABEL : body.label());
    return MfaSetupView.of(setup, setup.uri(tx.tenantInfo().name(), tx.actor().name()));
  }
}
