package io.dotmac.sub.server.security.sso;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.dotmac.sub.core.identity.sso.SsoClaims;
import io.dotmac.sub.core.identity.sso.SsoIdentities;
import io.dotmac.sub.core.identity.sso.SsoPrompt;
import io.dotmac.sub.core.identity.sso.SsoProvider;
import io.dotmac.sub.core.identity.sso.SsoProviderId;
import io.dotmac.sub.core.identity.sso.SsoProviderTerms;
import io.dotmac.sub.core.identity.sso.SsoProviders;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.Attempt;
import io.dotmac.sub.server.security.Login;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs browsers in by a provider's word (OpenID Connect Core, authorization code with PKCE, state
 * and nonce). What the browser brings back is proven with no transaction open; who that is here,
 * and whether they may come in, is decided in one.
 */
public final class SsoSignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SsoSignIn.class);

  private final Database db;
  private final SecretBox secrets;
  private final SsoProviders providers;
  private final SsoIdentities identities = new SsoIdentities();
  private final OidcWire wire;
  private final Login login;

  public SsoSignIn(Database db, SecretBox secrets, OidcWire wire, Login login) {
    this.db = db;
    this.secrets = secrets;
    this.providers = new SsoProviders(secrets);
    this.wire = wire;
    this.login = login;
  }

  /** A way in beside the password. */
  public record Button(UUID provider, String name) {}

  /** A browser that leaves for the provider, and what it keeps meanwhile. */
  public record Leaving(URI to, String kept) {
    @Override
    public String toString() {
      return "Leaving[" + to.getHost() + "]";
    }
  }

  /**
   * What a browser brings back from the provider.
   *
   * @param issuer who says so (RFC 9207), if it was said
   * @param error what went wrong there, if anything did
   */
  public record Returning(
      @Nullable String state,
      @Nullable String code,
      @Nullable String issuer,
      @Nullable String error) {
    @Override
    public String toString() {
      return "Returning[" + error + "]";
    }
  }

  /** The ways in of a tenant beside the password. */
  public List<Button> buttons(TenantId tenant) {
    return db.inTx(
        tenant,
        tx -> providers.active(tx).stream()
            .map(each -> new Button(each.id().value(), each.terms().name()))
            .toList());
  }

  /** The name of a provider that is in use. */
  public Optional<String> name(TenantId tenant, UUID provider) {
    return buttons(tenant).stream()
        .filter(button -> button.provider().equals(provider))
        .map(Button::name)
        .findFirst();
  }

  /**
   * Sends a browser to the provider; empty when that cannot be asked.
   *
   * @param callback where the browser comes back to
   * @param next where it goes then
   * @param prompt what the provider shall ask for; absent for what the tenant has chosen
   */
  public Optional<Leaving> leave(
      TenantId tenant, UUID provider, URI callback, String next, @Nullable SsoPrompt prompt) {
    SsoProviderTerms terms = active(tenant, provider).terms();
    String verifier = RandomToken.next() + RandomToken.next();
    PendingSignIn pending = PendingSignIn.of(
        tenant,
        provider,
        new PendingSignIn.Secrets(RandomToken.next(), RandomToken.next(), verifier),
        new PendingSignIn.Way(callback.toString(), next),
        db.clock().instant());
    try {
      URI to = wire.authorization(terms, pending, prompt == null ? terms.prompt() : prompt);
      return Optional.of(new Leaving(to, pending.sealed(secrets)));
    } catch (SsoRefusedException e) {
      LOG.warn("single sign-on by {} cannot begin: {}", terms.name(), e.why());
      return Optional.empty();
    }
  }

  /**
   * Lets in whom the provider means.
   *
   * @param kept what the browser kept when it left, if it has anything
   */
  public SsoOutcome comeBack(
      TenantId tenant, @Nullable String kept, Returning returning, Login.Client client) {
    login.brake(client);
    try {
      PendingSignIn pending = pending(tenant, kept, returning);
      SsoProvider provider = active(tenant, pending.provider());
      SsoClaims claims = identify(provider, pending, returning);
      SsoOutcome outcome =
          db.inTx(tenant, tx -> admit(tx, provider, claims, pending.next(), client));
      return noted(outcome, client);
    } catch (SsoRefusedException e) {
      return noted(new SsoOutcome.Refused(e.reason(), e.why()), client);
    }
  }

  /**
   * Where somebody ends what was opened at the provider, if it has such a place.
   *
   * @param back where the provider may send the browser afterwards
   */
  public Optional<URI> logout(TenantId tenant, UUID provider, URI back) {
    SsoProviderTerms terms = active(tenant, provider).terms();
    return wire.endSession(terms.issuer())
        .map(address -> URI.create(address + (address.getRawQuery() == null ? "?" : "&")
            + "client_id=" + encoded(terms.clientId())
            + "&post_logout_redirect_uri=" + encoded(back.toString())));
  }

  private SsoProvider active(TenantId tenant, UUID id) {
    return db.inTx(tenant, tx -> providers.active(tx, new SsoProviderId(id)))
        .orElseThrow(() -> Problem.notFound("provider of single sign-on", id));
  }

  /** The sign-in that this browser began, and of which this is the answer. */
  private PendingSignIn pending(TenantId tenant, @Nullable String kept, Returning returning)
      throws SsoRefusedException {
    PendingSignIn pending = Optional.ofNullable(kept)
        .flatMap(text -> PendingSignIn.open(secrets, text, tenant, db.clock().instant()))
        .orElseThrow(
            () -> new SsoRefusedException(SsoReason.NO_SIGN_IN, "this browser began no sign-in"));
    String state = returning.state() == null ? "" : returning.state();
    if (!MessageDigest.isEqual(octets(state), octets(pending.state()))) {
      throw new SsoRefusedException(SsoReason.STATE, "the state is of another sign-in");
    }
    return pending;
  }

  private SsoClaims identify(SsoProvider provider, PendingSignIn pending, Returning returning)
      throws SsoRefusedException {
    SsoProviderTerms terms = provider.terms();
    requireIssuer(terms, returning);
    String error = returning.error();
    if (error != null) {
      boolean denied = error.equals("access_denied");
      throw new SsoRefusedException(
          denied ? SsoReason.DENIED : SsoReason.PROVIDER_ERROR,
          "the provider says " + shortened(error));
    }
    if (returning.code() == null) {
      throw new SsoRefusedException(SsoReason.NO_CODE, "no code was sent");
    }
    String secret = providers.secret(provider).orElse(null);
    return claims(wire.identify(terms, secret, pending, returning.code()));
  }

  /** RFC 9207 2.4: an answer of one provider is none of another. */
  private void requireIssuer(SsoProviderTerms terms, Returning returning)
      throws SsoRefusedException {
    String issuer = returning.issuer();
    boolean must =
        wire.discover(terms.issuer()).metadata().supportsAuthorizationResponseIssuerParam();
    if (issuer == null ? must : !issuer.equals(terms.issuer())) {
      throw new SsoRefusedException(
          SsoReason.ANSWER_ISSUER,
          "the answer is of the issuer " + shortened(String.valueOf(issuer)));
    }
  }

  private static SsoClaims claims(IDTokenClaimsSet token) {
    List<String> methods = new ArrayList<>();
    if (token.getAMR() != null) {
      token.getAMR().forEach(method -> methods.add(method.getValue()));
    }
    if (token.getACR() != null) {
      methods.add(token.getACR().getValue());
    }
    // Some providers write it as a text.
    boolean verified = "true".equals(String.valueOf(token.getClaim("email_verified")));
    return new SsoClaims(
        token.getSubject().getValue(),
        token.getStringClaim("email"),
        verified,
        token.getStringClaim("name"),
        methods);
  }

  private SsoOutcome admit(
      Tx tx, SsoProvider provider, SsoClaims claims, String next, Login.Client client) {
    boolean proven = provider.terms().isProof(claims.methods());
    Login.Voucher voucher = new Login.Voucher(provider.id().value(), proven);
    String told = provider.terms().name() + ", subject " + shortened(claims.subject());
    return identities
        .match(tx, provider, claims)
        .match(
            known -> recognised(
                login.vouched(tx, known.credential(), client, voucher), next, false, told),
            made ->
                recognised(login.vouched(tx, made.credential(), client, voucher), next, true, told),
            refused -> new SsoOutcome.Refused(
                SsoReason.of(refused.reason()), "nobody is known as " + told));
  }

  private static SsoOutcome recognised(
      Attempt<Login.PortalLogin> attempt, String next, boolean made, String told) {
    return attempt instanceof Attempt.Refused
        ? new SsoOutcome.Refused(SsoReason.LOCKED, "locked or inactive: " + told)
        : new SsoOutcome.Recognised(attempt, next, made, told);
  }

  private SsoOutcome noted(SsoOutcome outcome, Login.Client client) {
    if (outcome instanceof SsoOutcome.Refused refused) {
      LOG.info("single sign-on refused: {}", refused.why());
    } else {
      login.unbrake(client);
    }
    return outcome;
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What came from elsewhere, fit for a line of the log. */
  private static String shortened(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() <= 100 ? plain : plain.substring(0, 100);
  }
}
