package io.dotmac.sub.server.security.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.dotmac.sub.core.identity.sso.SsoPrompt;
import io.dotmac.sub.core.identity.sso.SsoProviderTerms;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.outbound.OutboundClient;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is said to providers and believed of them. Their configuration is asked for again after ten
 * minutes, their keys after five, or when a token names a key that is not known.
 */
public final class OidcWire {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST_KEPT = 1_000;

  /** Signed by a key pair: what a client's secret signs, or nothing, proves nothing. */
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.copyOf(JWSAlgorithm.Family.SIGNATURE);

  private final OutboundClient http;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  public OidcWire(OutboundClient http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  /** A provider as it describes itself, with its keys. */
  record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {}

  /** What a provider says of itself; why it is not to be used, as an exception. */
  Known discover(String issuer) throws SsoRefusedException {
    Known before = known.get(issuer);
    if (before != null && clock.instant().isBefore(before.until())) {
      return before;
    }
    Known found = ask(issuer);
    if (known.size() >= MOST_KEPT) {
      known.clear();
    }
    known.put(issuer, found);
    return found;
  }

  /** What a provider answers now, whatever it has answered before. */
  public Optional<String> trouble(String issuer) {
    known.remove(issuer);
    try {
      Known found = discover(issuer);
      URL keys = found.metadata().getJWKSetURI().toURL();
      retrieve(keys);
      return Optional.empty();
    } catch (SsoRefusedException e) {
      return Optional.of(e.why());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("its keys cannot be read: " + e.getMessage());
    }
  }

  private Known ask(String issuer) throws SsoRefusedException {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    URI address = URI.create(base + "/.well-known/openid-configuration");
    try {
      OutboundClient.Reply reply = http.send(OutboundClient.Request.get(address));
      if (reply.status() != 200) {
        throw unreachable(address + " answered " + reply.status());
      }
      String text = new String(reply.body(), StandardCharsets.UTF_8);
      OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(text);
      require(issuer, metadata);
      JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
              metadata.getJWKSetURI().toURL(), this::retrieve)
          .build();
      return new Known(metadata, keys, clock.instant().plus(KEPT));
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw unreachable("the configuration at " + address + ": " + e.getMessage());
    }
  }

  /** Nothing of what it says leads anywhere else than its operator may. */
  private void require(String issuer, OIDCProviderMetadata metadata) throws SsoRefusedException {
    if (!metadata.getIssuer().getValue().equals(issuer)) {
      throw unreachable(
          "the issuer " + issuer + " was expected, and it calls itself " + metadata.getIssuer());
    }
    URI authorization = metadata.getAuthorizationEndpointURI();
    URI token = metadata.getTokenEndpointURI();
    URI keys = metadata.getJWKSetURI();
    if (authorization == null || token == null || keys == null) {
      throw unreachable("addresses for authorization, tokens and keys were expected");
    }
    for (URI each : List.of(authorization, token, keys)) {
      Optional<String> flaw = http.targets().flaw(each.toString());
      if (flaw.isPresent()) {
        throw unreachable(each + ": " + flaw.get());
      }
    }
  }

  private Resource retrieve(URL address) throws IOException {
    OutboundClient.Reply reply =
        http.send(OutboundClient.Request.get(URI.create(address.toString())));
    if (reply.status() != 200) {
      throw new IOException(address + " answered " + reply.status());
    }
    return new Resource(
        new String(reply.body(), StandardCharsets.UTF_8),
        reply.header("content-type").orElse("application/json"));
  }

  /** Where to send the browser. */
  URI authorization(SsoProviderTerms terms, PendingSignIn pending, @Nullable SsoPrompt prompt)
      throws SsoRefusedException {
    AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(terms.scopeList().toArray(String[]::new)),
            new ClientID(terms.clientId()),
            URI.create(pending.callback()))
        .endpointURI(discover(terms.issuer()).metadata().getAuthorizationEndpointURI())
        .state(new State(pending.state()))
        .nonce(new Nonce(pending.nonce()))
        .codeChallenge(new CodeVerifier(pending.verifier()), CodeChallengeMethod.S256);
    if (prompt != null) {
      request.prompt(new Prompt(WireName.of(prompt)));
    }
    return request.build().toURI();
  }

  /** Whom the provider means by a code: its ID token, proven. */
  IDTokenClaimsSet identify(
      SsoProviderTerms terms, @Nullable String secret, PendingSignIn pending, String code)
      throws SsoRefusedException {
    Known provider = discover(terms.issuer());
    OIDCTokenResponse tokens = redeem(provider, terms, secret, pending, code);
    if (tokens.getOIDCTokens().getIDToken() == null) {
      throw new SsoRefusedException(SsoReason.NO_ID_TOKEN, "no ID token was sent");
    }
    IDTokenValidator validator = new IDTokenValidator(
        provider.metadata().getIssuer(),
        new ClientID(terms.clientId()),
        new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()),
        null);
    JWT sent = tokens.getOIDCTokens().getIDToken();
    try {
      IDTokenClaimsSet token = validator.validate(sent, new Nonce(pending.nonce()));
      requireParty(terms.clientId(), token);
      return token;
    } catch (BadJOSEException | JOSEException e) {
      TokenFlaw flaw =
          new TokenFlaw(terms.issuer(), terms.clientId(), pending.nonce(), clock.instant());
      throw new SsoRefusedException(
          flaw.of(sent, ALGORITHMS, e), "the ID token: " + e.getMessage());
    }
  }

  /** OpenID Connect Core 3.1.3.7, 4 and 5: a token for several says for whom it was made. */
  private static void requireParty(String client, IDTokenClaimsSet token)
      throws SsoRefusedException {
    AuthorizedParty party = token.getAuthorizedParty();
    boolean ours =
        party == null ? token.getAudience().size() == 1 : party.getValue().equals(client);
    if (!ours) {
      throw new SsoRefusedException(SsoReason.PARTY, "the ID token: it was made for another party");
    }
  }

  private OIDCTokenResponse redeem(
      Known provider,
      SsoProviderTerms terms,
      @Nullable String secret,
      PendingSignIn pending,
      String code)
      throws SsoRefusedException {
    AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
        new AuthorizationCode(code),
        URI.create(pending.callback()),
        new CodeVerifier(pending.verifier()));
    try {
      TokenRequest request =
          request(provider.metadata(), new ClientID(terms.clientId()), secret, grant);
      TokenResponse answer = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
      if (answer instanceof TokenErrorResponse error) {
        throw new SsoRefusedException(
            SsoReason.CODE, "the code: " + error.getErrorObject().getCode());
      }
      return (OIDCTokenResponse) answer.toSuccessResponse();
    } catch (IOException e) {
      throw unreachable("the code: " + e.getMessage());
    } catch (ParseException e) {
      throw new SsoRefusedException(
          SsoReason.NO_ANSWER, "the answer to the code: " + e.getMessage());
    }
  }

  private static TokenRequest request(
      OIDCProviderMetadata metadata,
      ClientID client,
      @Nullable String secret,
      AuthorizationCodeGrant grant) {
    URI endpoint = metadata.getTokenEndpointURI();
    if (secret == null) {
      return new TokenRequest(endpoint, client, grant, null);
    }
    // RFC 8414 2: without a word of the provider, basic is what it takes.
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    boolean basic =
        methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    ClientAuthentication proof = basic
        ? new ClientSecretBasic(client, new Secret(secret))
        : new ClientSecretPost(client, new Secret(secret));
    return new TokenRequest(endpoint, proof, grant, null);
  }

  private HTTPResponse send(HTTPRequest request) throws IOException, ParseException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/json");
    String authorization = request.getAuthorization();
    if (authorization != null) {
      headers.put("Authorization", authorization);
    }
    OutboundClient.Reply reply = http.send(new OutboundClient.Request(
        request.getMethod().name(), request.getURI(), headers, request.getBody()));
    HTTPResponse answer = new HTTPResponse(reply.status());
    answer.setContentType(reply.header("content-type").orElse("text/plain"));
    answer.setBody(new String(reply.body(), StandardCharsets.UTF_8));
    return answer;
  }

  /** Where somebody ends what was opened at the provider, if it has such a place. */
  Optional<URI> endSession(String issuer) {
    try {
      return Optional.ofNullable(discover(issuer).metadata().getEndSessionEndpointURI())
          .filter(address -> http.targets().flaw(address.toString()).isEmpty());
    } catch (SsoRefusedException e) {
      return Optional.empty();
    }
  }

  private static SsoRefusedException unreachable(String why) {
    return new SsoRefusedException(SsoReason.UNREACHABLE, why);
  }
}
