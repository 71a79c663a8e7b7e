package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.login.AccountTokens;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.TokenHash;
import java.time.Clock;
import java.time.Duration;

/**
 * Everything that is derived from the keyring to make and recognise tokens.
 *
 * @param sessions fingerprints of session cookies
 * @param refresh fingerprints of refresh tokens
 * @param keys fingerprints of API keys
 * @param account links by which passwords are set
 */
public record TokenKit(
    AccessTokens access,
    TokenHash sessions,
    TokenHash refresh,
    TokenHash keys,
    CsrfTokens csrf,
    AccountTokens account) {
  private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);

  /** All of them, from one keyring. */
  public static TokenKit of(Keyring keyring, Clock clock) {
    return new TokenKit(
        new AccessTokens(keyring, clock, ACCESS_LIFETIME),
        new TokenHash(keyring, "session"),
        new TokenHash(keyring, "refresh"),
        new TokenHash(keyring, "api-key"),
        new CsrfTokens(keyring),
        new AccountTokens(keyring));
  }
}
