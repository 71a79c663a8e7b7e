package io.dotmac.sub.server.security.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A provider of OpenID Connect over HTTP that keeps the rules, unless it is told to break one. Its
 * login page is left out: {@link #approve} gives what a browser would come back with.
 */
final class TestIdentityProvider implements AutoCloseable {
  static final String CLIENT = "dotmac";
  static final String SECRET = "a secret of 256 bits, told to this client alone: 0123456789";

  private final HttpServer server;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private volatile ECKey key = newKey();
  private volatile @Nullable Mischief mischief;
  private volatile Map<String, Object> metadata = Map.of();

  /** What it says of somebody. */
  record Person(String subject, Map<String, Object> claims) {
    static Person of(String subject, String email) {
      return new Person(subject, Map.of("email", email, "email_verified", true, "name", "Ada Obi"));
    }

    Person with(String claim, Object value) {
      Map<String, Object> all = new HashMap<>(claims);
      all.put(claim, value);
      return new Person(subject, all);
    }
  }

  /** What a code is good for: once. */
  private record Grant(Person who, String nonce, String challenge, String redirect) {}

  private TestIdentityProvider(HttpServer server) {
    this.server = server;
  }

  static TestIdentityProvider start() {
    try {
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      TestIdentityProvider provider = new TestIdentityProvider(server);
      server.createContext("/", provider::answer);
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void misbehave(@Nullable Mischief how) {
    mischief = how;
  }

  /** Says this, too, of itself; nothing else when empty. */
  void claim(Map<String, Object> fields) {
    metadata = fields;
  }

  /** Signs with a new key from now on, and publishes no other. */
  void rotate() {
    key = newKey();
  }

  /** How often a path was asked for. */
  int asked(String path) {
    return asked.computeIfAbsent(path, any -> new AtomicInteger()).get();
  }

  /** Somebody says yes; gives the query with which their browser comes back. */
  String approve(URI authorization, Person who) {
    Map<String, String> request = fields(authorization.getRawQuery());
    if (!"S256".equals(request.get("code_challenge_method"))
        || !"code".equals(request.get("response_type"))
        || !CLIENT.equals(request.get("client_id"))) {
      throw new AssertionError("no request for a code with PKCE: " + authorization);
    }
    String code = UUID.randomUUID().toString();
    grants.put(
        code,
        new Grant(
            who, request.get("nonce"), request.get("code_challenge"), request.get("redirect_uri")));
    return "code=" + code + "&state=" + request.get("state") + "&iss=" + encoded(issuer());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
    try {
      if (path.equals("/.well-known/openid-configuration")) {
        send(exchange, 200, json(configuration()));
      } else if (path.equals("/keys")) {
        send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
      } else if (path.equals("/token")) {
        token(exchange);
      } else {
        send(exchange, 404, "{}");
      }
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> configuration() {
    Map<String, Object> all = new HashMap<>();
    all.put("issuer", issuer());
    all.put("authorization_endpoint", issuer() + "/authorize");
    all.put("token_endpoint", issuer() + "/token");
    all.put("jwks_uri", issuer() + "/keys");
    all.put("end_session_endpoint", issuer() + "/logout");
    all.put("response_types_supported", List.of("code"));
    all.put("subject_types_supported", List.of("public"));
    all.put("id_token_signing_alg_values_supported", List.of("ES256"));
    all.put("authorization_response_iss_parameter_supported", true);
    all.putAll(metadata);
    return all;
  }

  private void token(HttpExchange exchange) throws IOException, JOSEException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> request = fields(body);
    String basic = Base64.getEncoder()
        .encodeToString((CLIENT + ":" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8));
    if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    Grant grant = grants.remove(request.getOrDefault("code", ""));
    String verifier = request.getOrDefault("code_verifier", "");
    if (grant == null
        || !grant.redirect().equals(request.get("redirect_uri"))
        || verifier.isEmpty()
        || !CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
            .getValue()
            .equals(grant.challenge())) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    if (mischief == Mischief.NO_JSON) {
      send(exchange, 200, "<html>");
    } else if (mischief == Mischief.ENDLESS) {
      endless(exchange);
    } else {
      Map<String, Object> answer = new HashMap<>();
      answer.put("access_token", "none of ours");
      answer.put("token_type", "Bearer");
      if (mischief != Mischief.NO_ID_TOKEN) {
        answer.put("id_token", idToken(grant));
      }
      send(exchange, 200, json(answer));
    }
  }

  private String idToken(Grant grant) throws JOSEException {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
        .issuer(mischief == Mischief.WRONG_ISSUER ? "https://elsewhere.example" : issuer())
        .subject(grant.who().subject())
        .audience(mischief == Mischief.WRONG_AUDIENCE ? "another client" : CLIENT)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
    grant.who().claims().forEach(claims::claim);
    if (mischief != Mischief.NO_NONCE) {
      claims.claim("nonce", mischief == Mischief.WRONG_NONCE ? "another" : grant.nonce());
    }
    if (mischief == Mischief.EXPIRED) {
      claims.issueTime(Date.from(now.minus(Duration.ofHours(2))));
      claims.expirationTime(Date.from(now.minus(Duration.ofHours(1))));
    }
    if (mischief == Mischief.ISSUED_TOMORROW) {
      claims.issueTime(Date.from(now.plus(Duration.ofDays(1))));
      claims.expirationTime(Date.from(now.plus(Duration.ofDays(2))));
    }
    if (mischief == Mischief.TWO_AUDIENCES_WITHOUT_PARTY) {
      claims.audience(List.of(CLIENT, "another client"));
    }
    if (mischief == Mischief.OTHER_PARTY) {
      claims.claim("azp", "another client");
    }
    return signed(claims.build());
  }

  private String signed(JWTClaimsSet claims) throws JOSEException {
    if (mischief == Mischief.UNSIGNED) {
      return new PlainJWT(claims).serialize();
    }
    if (mischief == Mischief.SIGNED_WITH_THE_SECRET) {
      return signed(claims, JWSAlgorithm.HS256, new MACSigner(SECRET));
    }
    if (mischief == Mischief.SIGNED_WITH_THE_PUBLIC_KEY) {
      byte[] known = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
      return signed(claims, JWSAlgorithm.HS256, new MACSigner(known));
    }
    ECKey used = mischief == Mischief.OTHER_KEY
        ? new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate()
        : key;
    return signed(claims, JWSAlgorithm.ES256, new ECDSASigner(used));
  }

  private String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .keyID(UUID.randomUUID().toString())
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    byte[] more = "{\"a\":".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    try {
      for (int i = 0; i < 100; i++) {
        exchange.getResponseBody().write(more);
      }
    } catch (IOException cutOff) {
      // As it should be.
    } finally {
      exchange.close();
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }

  private static String json(Map<String, Object> fields) {
    return com.nimbusds.jose.util.JSONObjectUtils.toJSONString(fields);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(String query) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
