package io.dotmac.sub.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.dotmac.sub.core.secret.Keyring;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Short-lived access tokens: JWTs (RFC 9068) signed with HS256 under a key that belongs to one
 * tenant.
 *
 * <p>The algorithm is fixed, the key id must be on the keyring, and headers that bring a key along
 * are refused, so the token's own header decides nothing. A token says who and in which session;
 * what they may do is looked up.
 */
public final class AccessTokens {
  static final String ISSUER = "dotmac-sub";
  static final String AUDIENCE = "dotmac-sub-api";
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");

  /** How far the clocks of two nodes may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  private static final int MAX_LENGTH = 2048;

  private final Keyring keys;
  private final Clock clock;
  private final Duration lifetime;

  public AccessTokens(Keyring keys, Clock clock, Duration lifetime) {
    this.keys = keys;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /** Who a valid token speaks for. */
  public record Bearer(UUID principal, UUID session) {}

  /** Seconds from issue to expiry. */
  public long lifetimeSeconds() {
    return lifetime.toSeconds();
  }

  /** A new signed token for one session of one tenant. */
  public String issue(UUID tenant, UUID principal, UUID session) {
    Instant now = clock.instant();
    JWTClaimsSet claims = new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(principal.toString())
        .claim("tid", tenant.toString())
        .claim("sid", session.toString())
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(lifetime)))
        .build();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
        .type(TYPE)
        .keyID(keys.primaryId())
        .build();
    SignedJWT jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(new MACSigner(key(keys.primaryId(), tenant).orElseThrow()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("HS256 is not available", impossible);
    }
    return jwt.serialize();
  }

  /** Reads a token on behalf of a tenant; empty for whatever is wrong with it. */
  public Optional<Bearer> verify(UUID tenant, String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWSHeader header = jwt.getHeader();
      if (!JWSAlgorithm.HS256.equals(header.getAlgorithm())
          || !TYPE.equals(header.getType())
          || header.getKeyID() == null
          || !HEADERS.containsAll(header.toJSONObject().keySet())) {
        return Optional.empty();
      }
      Optional<byte[]> key = key(header.getKeyID(), tenant);
      if (key.isEmpty() || !jwt.verify(new MACVerifier(key.get()))) {
        return Optional.empty();
      }
      return bearer(jwt.getJWTClaimsSet(), tenant);
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private Optional<Bearer> bearer(JWTClaimsSet claims, UUID tenant) throws ParseException {
    Instant now = clock.instant();
    boolean valid = ISSUER.equals(claims.getIssuer())
        && List.of(AUDIENCE).equals(claims.getAudience())
        && tenant.toString().equals(claims.getStringClaim("tid"))
        && claims.getSubject() != null
        && claims.getStringClaim("sid") != null
        && claims.getExpirationTime() != null
        && now.isBefore(claims.getExpirationTime().toInstant())
        && notBefore(claims.getNotBeforeTime(), now)
        && notBefore(claims.getIssueTime(), now);
    if (!valid) {
      return Optional.empty();
    }
    UUID session = UUID.fromString(claims.getStringClaim("sid"));
    return Optional.of(new Bearer(UUID.fromString(claims.getSubject()), session));
  }

  private static boolean notBefore(@Nullable Date start, Instant now) {
    return start != null && !now.plus(SKEW).isBefore(start.toInstant());
  }

  private Optional<byte[]> key(String keyId, UUID tenant) {
    return keys.derived(keyId, "access-token " + tenant);
  }
}
