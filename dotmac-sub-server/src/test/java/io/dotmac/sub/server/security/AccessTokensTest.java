package io.dotmac.sub.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.server.security.AccessTokens.Bearer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTokensTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final Keyring KEYS = Keyring.generate();
  private static final UUID TENANT = UUID.randomUUID();
  private static final UUID PRINCIPAL = UUID.randomUUID();
  private static final UUID SESSION = UUID.randomUUID();
  private static final AccessTokens TOKENS = at(NOW);

  @Test
  void aTokenSpeaksForItsPrincipalAndSession() {
    String token = TOKENS.issue(TENANT, PRINCIPAL, SESSION);

    assertThat(TOKENS.verify(TENANT, token)).contains(new Bearer(PRINCIPAL, SESSION));
  }

  @Test
  void aTokenIsValidUntilTheSecondBeforeItsExpiry() {
    String token = TOKENS.issue(TENANT, PRINCIPAL, SESSION);

    assertThat(at(NOW.plus(LIFETIME).minusSeconds(1)).verify(TENANT, token)).isPresent();
    assertThat(at(NOW.plus(LIFETIME)).verify(TENANT, token)).isEmpty();
  }

  @Test
  void aTokenFromAClockAMinuteAheadIsAcceptedAndNoFurther() {
    String token = TOKENS.issue(TENANT, PRINCIPAL, SESSION);

    assertThat(at(NOW.minusSeconds(60)).verify(TENANT, token)).isPresent();
    assertThat(at(NOW.minusSeconds(61)).verify(TENANT, token)).isEmpty();
  }

  @Test
  void aTokenOfAnotherTenantIsRefused() {
    String token = TOKENS.issue(UUID.randomUUID(), PRINCIPAL, SESSION);

    assertThat(TOKENS.verify(TENANT, token)).isEmpty();
  }

  @Test
  void aTokenMadeBeforeAKeyRotationStaysValid() {
    String token = TOKENS.issue(TENANT, PRINCIPAL, SESSION);
    Keyring rotated =
        Keyring.of(List.of(Keyring.generate().lines().get(0), KEYS.lines().get(0)));

    AccessTokens after = new AccessTokens(rotated, Clock.fixed(NOW, ZoneOffset.UTC), LIFETIME);

    assertThat(after.verify(TENANT, token)).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void aForgedTokenIsRefused(String what, String token) {
    assertThat(TOKENS.verify(TENANT, token)).isEmpty();
  }

  static Stream<Arguments> forgeries() throws Exception {
    String good = TOKENS.issue(TENANT, PRINCIPAL, SESSION);
    String[] parts = good.split("\\.");
    String payload = parts[1];
    byte[] key = KEYS.derived(KEYS.primaryId(), "access-token " + TENANT).orElseThrow();
    return Stream.of(
        forgery("empty", ""),
        forgery("no token at all", "garbage"),
        forgery("two parts", parts[0] + "." + payload),
        forgery("signature stripped", parts[0] + "." + payload + "."),
        forgery("signature of another payload", parts[0] + "." + raw("{}") + "." + parts[2]),
        forgery("a character of the payload changed", parts[0] + ".A" + payload + "." + parts[2]),
        forgery("alg none", raw("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + payload + "."),
        forgery("alg NonE", raw("{\"alg\":\"NonE\",\"typ\":\"at+jwt\"}") + "." + payload + "."),
        forgery(
            "alg RS256 over our key",
            header("RS256", KEYS.primaryId(), "") + "." + payload + "." + parts[2]),
        forgery("alg HS512", signed(key, JWSAlgorithm.HS512, KEYS.primaryId(), claims -> {})),
        forgery(
            "signed with the name of the key",
            signed(pad(KEYS.primaryId()), JWSAlgorithm.HS256, KEYS.primaryId(), claims -> {})),
        forgery("unknown key id", signed(key, JWSAlgorithm.HS256, "other", claims -> {})),
        forgery(
            "key id is a path",
            signed(pad(""), JWSAlgorithm.HS256, "../../dev/null", claims -> {})),
        forgery(
            "key id is SQL",
            signed(pad("x"), JWSAlgorithm.HS256, "x' union select 'x", claims -> {})),
        forgery("no key id", signed(key, JWSAlgorithm.HS256, null, claims -> {})),
        forgery(
            "header brings a key",
            header("HS256", KEYS.primaryId(), ",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}") + "."
                + payload + "." + parts[2]),
        forgery(
            "header brings a key address",
            header("HS256", KEYS.primaryId(), ",\"jku\":\"https://evil.example/keys\"") + "."
                + payload + "." + parts[2]),
        forgery("wrong audience", signed(key, claims -> claims.audience("other"))),
        forgery(
            "one audience too many",
            signed(key, claims -> claims.audience(List.of(AccessTokens.AUDIENCE, "x")))),
        forgery("wrong issuer", signed(key, claims -> claims.issuer("other"))),
        forgery("no expiry", signed(key, claims -> claims.expirationTime(null))),
        forgery(
            "expired",
            signed(key, claims -> claims.expirationTime(Date.from(NOW.minusSeconds(1))))),
        forgery(
            "not yet valid",
            signed(key, claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(300))))),
        forgery(
            "other tenant claimed",
            signed(key, claims -> claims.claim("tid", UUID.randomUUID().toString()))),
        forgery("tenant is no text", signed(key, claims -> claims.claim("tid", 1))),
        forgery("subject is no id", signed(key, claims -> claims.subject("admin"))),
        forgery("wrong type", typed(key, "JWT")),
        forgery("far too long", good + "A".repeat(5000)));
  }

  @Test
  void theUnforgedFormOfTheForgeriesIsAccepted() throws Exception {
    byte[] key = KEYS.derived(KEYS.primaryId(), "access-token " + TENANT).orElseThrow();

    assertThat(TOKENS.verify(TENANT, signed(key, claims -> {}))).isPresent();
  }

  private static Arguments forgery(String what, String token) {
    return Arguments.of(what, token);
  }

  private static AccessTokens at(Instant now) {
    return new AccessTokens(KEYS, Clock.fixed(now, ZoneOffset.UTC), LIFETIME);
  }

  private static String raw(String json) {
    return Base64URL.encode(json).toString();
  }

  private static String header(String algorithm, String keyId, String more) {
    return raw(
        "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"" + keyId + "\"" + more + "}");
  }

  private static byte[] pad(String text) {
    return Base64.getEncoder()
        .encodeToString((text + "0".repeat(48)).getBytes(StandardCharsets.UTF_8))
        .substring(0, 32)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String signed(byte[] key, Consumer<JWTClaimsSet.Builder> change) throws Exception {
    return signed(key, JWSAlgorithm.HS256, KEYS.primaryId(), change);
  }

  private static String signed(
      byte[] key, JWSAlgorithm algorithm, String keyId, Consumer<JWTClaimsSet.Builder> change)
      throws Exception {
    return sign(key, new JWSHeader.Builder(algorithm).type(AccessTokens.TYPE).keyID(keyId), change);
  }

  private static String typed(byte[] key, String type) throws Exception {
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEYS.primaryId());
    return sign(key, header.type(new JOSEObjectType(type)), claims -> {});
  }

  private static String sign(
      byte[] key, JWSHeader.Builder header, Consumer<JWTClaimsSet.Builder> change)
      throws Exception {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
        .issuer(AccessTokens.ISSUER)
        .audience(AccessTokens.AUDIENCE)
        .subject(PRINCIPAL.toString())
        .claim("tid", TENANT.toString())
        .claim("sid", SESSION.toString())
        .issueTime(Date.from(NOW))
        .notBeforeTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plus(LIFETIME)));
    change.accept(claims);
    SignedJWT jwt = new SignedJWT(header.build(), claims.build());
    byte[] enough =
        header.build().getAlgorithm().equals(JWSAlgorithm.HS512) ? Arrays.copyOf(key, 64) : key;
    jwt.sign(new MACSigner(enough));
    return jwt.serialize();
  }
}
