package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.MfaMethodId;
import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes by SMS and e-mail: setting an address up, asking for a code, ending a second proof. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class MfaAddressResource {
  private static final String SECURITY = "/auth/security";
  private static final String TEMPLATE = "auth/mfa_address";

  private final Database db;
  private final SecondProofs proofs;
  private final OwnAccount own;
  private final Mfa mfa;
  private final PlainPages pages;

  public MfaAddressResource(
      Database db, SecondProofs proofs, OwnAccount own, Mfa mfa, Renderer renderer) {
    this.db = db;
    this.proofs = proofs;
    this.own = own;
    this.mfa = mfa;
    this.pages = new PlainPages(renderer);
  }

  @GET
  @Path("auth/mfa-address")
  @SignedIn(inPerson = true)
  public Response ask(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @QueryParam("type") @DefaultValue("") String type) {
    return ask(request, caller, type(type), "", Errors.NONE);
  }

  /** The page that answers asks for the code that was sent. */
  @POST
  @Path("auth/mfa-address")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @SignedIn(inPerson = true)
  public Response begin(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @FormParam("type") @DefaultValue("") String type,
      @FormParam("address") @DefaultValue("") String address,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("code") @DefaultValue("") String code) {
    try {
      SecondProofs.Proof proof = new SecondProofs.Proof(password, code);
      return sent(request, proofs.begin(caller, proof, type(type), address));
    } catch (ProblemException refused) {
      Errors errors = Errors.of(String.valueOf(refused.getMessage()));
      return ask(request, caller, type(type), address, errors);
    }
  }

  /** Sends a code, for where one's own pages ask for it. */
  @POST
  @Path("auth/security/methods/{id}/code")
  @SignedIn(inPerson = true)
  public Response send(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") MfaMethodId id) {
    try {
      proofs.sendToSelf(caller, id);
      return done("code_sent");
    } catch (ProblemException refused) {
      return told(request, String.valueOf(refused.getMessage()));
    }
  }

  @GET
  @Path("auth/security/methods/{id}")
  @SignedIn(inPerson = true)
  public Response askToRemove(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") MfaMethodId id) {
    return askToRemove(request, caller, id, Errors.NONE);
  }

  @POST
  @Path("auth/security/methods/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @SignedIn(inPerson = true)
  public Response remove(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") MfaMethodId id,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("code") @DefaultValue("") String code) {
    try {
      proofs.remove(caller, id, new SecondProofs.Proof(password, code));
      return done("method_removed");
    } catch (ProblemException refused) {
      Errors errors = Errors.of(String.valueOf(refused.getMessage()));
      return askToRemove(request, caller, id, errors);
    }
  }

  /** SMS unless e-mail was asked for. */
  private static MfaMethodType type(String asked) {
    return asked.equals("email") ? MfaMethodType.EMAIL : MfaMethodType.SMS;
  }

  private Response ask(
      ContainerRequestContext request,
      Caller caller,
      MfaMethodType type,
      String typed,
      Errors errors) {
    Messages words = PlainPages.words(request);
    boolean sms = type == MfaMethodType.SMS;
    String kind = sms ? "sms" : "email";
    SecurityPages.Address address = new SecurityPages.Address(
        words.text("security.address_" + kind),
        sms ? "tel" : "email",
        sms ? "tel" : "email",
        typed);
    return show(
        request,
        caller,
        new Asked("security.set_up_" + kind, "security.address_text_" + kind, kind),
        "/auth/mfa-address",
        address,
        errors);
  }

  private Response askToRemove(
      ContainerRequestContext request, Caller caller, MfaMethodId id, Errors errors) {
    boolean known = proofs.list(caller).stream().anyMatch(method -> method.id().equals(id));
    if (!known) {
      throw Problem.notFound("MFA method", id);
    }
    return show(
        request,
        caller,
        new Asked("security.remove", "security.remove_text", ""),
        SECURITY + "/methods/" + id,
        null,
        errors);
  }

  /** The keys of the words of a form, and the kind of method it is about. */
  private record Asked(String title, String text, String type) {}

  private Response show(
      ContainerRequestContext request,
      Caller caller,
      Asked asked,
      String action,
      SecurityPages.@Nullable Address address,
      Errors errors) {
    Messages words = PlainPages.words(request);
    SecurityPages.Proof page =
        db.inTx(caller, tx -> proof(tx, words, asked, action, address, errors));
    return pages.show(request, errors.present() ? 422 : 200, TEMPLATE, page);
  }

  private SecurityPages.Proof proof(
      Tx tx,
      Messages words,
      Asked asked,
      String action,
      SecurityPages.@Nullable Address address,
      Errors errors) {
    return new SecurityPages.Proof(
        words.text(asked.title()),
        words.text(asked.text()),
        action,
        words.text(address == null ? "security.remove" : "security.send_code"),
        errors,
        own.username(tx),
        own.hasPassword(tx),
        mfa.isOn(tx, OwnAccount.self(tx.caller())),
        asked.type(),
        address);
  }

  /** Asks for the code that is on its way. */
  private Response sent(ContainerRequestContext request, MfaMethod method) {
    SecurityPages.App page = new SecurityPages.App(
        PlainPages.words(request).text("security.sent_text", method.label()),
        "",
        Errors.NONE,
        false,
        false,
        false,
        true,
        null,
        "",
        Rows.of(List.of()));
    return pages.show(request, 200, "auth/mfa_setup", page);
  }

  private Response told(ContainerRequestContext request, String text) {
    Messages words = PlainPages.words(request);
    PasswordPages.Told told = new PasswordPages.Told(
        words.text("security.title"), text, SECURITY, words.text("security.back"));
    return pages.show(request, 422, "auth/told", told);
  }

  private static Response done(String what) {
    return Response.seeOther(URI.create(SECURITY + "?done=" + what)).build();
  }
}
