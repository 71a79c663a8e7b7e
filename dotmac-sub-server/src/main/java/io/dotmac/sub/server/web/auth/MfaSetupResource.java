package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.QrCode;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.security.account.OwnAccount;
import io.dotmac.sub.server.security.account.SecondProofs;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Rows;
import io.dropwizard.auth.Auth;
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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Setting up an authenticator app: password, picture to scan, code, recovery codes. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class MfaSetupResource {
  private final Database db;
  private final SecondProofs proofs;
  private final OwnAccount own;
  private final Mfa mfa;
  private final PlainPages pages;

  public MfaSetupResource(
      Database db, SecondProofs proofs, OwnAccount own, Mfa mfa, Renderer renderer) {
    this.db = db;
    this.proofs = proofs;
    this.own = own;
    this.mfa = mfa;
    this.pages = new PlainPages(renderer);
  }

  @GET
  @Path("auth/mfa-setup")
  @SignedIn(inPerson = true)
  public Response ask(@Auth Caller caller, @Context ContainerRequestContext request) {
    return ask(request, caller, Errors.NONE);
  }

  /** The page that answers has the picture and the secret, this once. */
  @POST
  @Path("auth/mfa-setup")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @SignedIn(inPerson = true)
  public Response begin(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("code") @DefaultValue("") String code) {
    Messages words = PlainPages.words(request);
    try {
      proofs.require(caller, new SecondProofs.Proof(password, code));
    } catch (ProblemException refused) {
      return ask(request, caller, Errors.of(words.text("security.refused")));
    }
    return db.inTx(caller, tx -> begun(tx, request, words.text("security.app_label")));
  }

  /** The page that answers has the recovery codes, this once. */
  @POST
  @Path("auth/mfa-setup/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @SignedIn(inPerson = true)
  public Response confirm(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @FormParam("code") @DefaultValue("") String code) {
    try {
      List<String> codes = proofs.confirm(caller, code);
      return page(request, "security.codes_text", Errors.NONE, false, "", "", codes);
    } catch (ProblemException wrong) {
      Errors errors = Errors.of(String.valueOf(wrong.getMessage()));
      return page(request, "security.confirm_text", errors, true, "", "", List.of());
    }
  }

  private Response begun(Tx tx, ContainerRequestContext request, String label) {
    Mfa.Setup setup = mfa.begin(tx, OwnAccount.self(tx.caller()), label);
    String svg = QrCode.svg(setup.uri(tx.tenantInfo().name(), tx.actor().name()));
    String qr = "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    return page(request, "security.scan_text", Errors.NONE, true, qr, setup.seed(), List.of());
  }

  private Response ask(ContainerRequestContext request, Caller caller, Errors errors) {
    String text = PlainPages.words(request).text("security.app_text");
    SecurityPages.App page = db.inTx(
        caller,
        tx -> new SecurityPages.App(
            text,
            own.username(tx),
            errors,
            true,
            own.hasPassword(tx),
            mfa.isOn(tx, OwnAccount.self(caller)),
            false,
            null,
            "",
            Rows.of(List.of())));
    return pages.show(request, errors.present() ? 422 : 200, "auth/mfa_setup", page);
  }

  private Response page(
      ContainerRequestContext request,
      String text,
      Errors errors,
      boolean confirming,
      String qr,
      String secret,
      List<String> codes) {
    SecurityPages.App page = new SecurityPages.App(
        PlainPages.words(request).text(text),
        "",
        errors,
        false,
        false,
        false,
        confirming,
        qr.isEmpty() ? null : qr,
        secret.replaceAll("(.{4})(?!$)", "$1 "),
        Rows.of(codes));
    return pages.show(request, errors.present() ? 422 : 200, "auth/mfa_setup", page);
  }
}
