package io.dotmac.sub.server.security.sso;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Set;

/** Names what is wrong with an ID token that was refused; it decides nothing. */
record TokenFlaw(String issuer, String client, String nonce, Instant now) {
  /** Of a token whose signature is good its claims tell; of others nothing is believed. */
  SsoReason of(JWT token, Set<JWSAlgorithm> algorithms, Exception refused) {
    if (!(token instanceof SignedJWT signed)
        || !algorithms.contains(signed.getHeader().getAlgorithm())) {
      return SsoReason.ALGORITHM;
    }
    if (!(refused instanceof BadJWTException)) {
      return SsoReason.SIGNATURE;
    }
    try {
      return of(signed.getJWTClaimsSet());
    } catch (ParseException e) {
      return SsoReason.CLAIMS;
    }
  }

  private SsoReason of(JWTClaimsSet claims) throws ParseException {
    if (!issuer.equals(claims.getIssuer())) {
      return SsoReason.ISSUER;
    }
    if (!claims.getAudience().contains(client)) {
      return SsoReason.AUDIENCE;
    }
    String party = claims.getStringClaim("azp");
    if (party != null && !party.equals(client)) {
      return SsoReason.PARTY;
    }
    if (claims.getExpirationTime() != null
        && claims.getExpirationTime().toInstant().isBefore(now)) {
      return SsoReason.EXPIRED;
    }
    if (claims.getIssueTime() != null && claims.getIssueTime().toInstant().isAfter(now)) {
      return SsoReason.NOT_YET;
    }
    return nonce.equals(claims.getStringClaim("nonce")) ? SsoReason.CLAIMS : SsoReason.NONCE;
  }
}
