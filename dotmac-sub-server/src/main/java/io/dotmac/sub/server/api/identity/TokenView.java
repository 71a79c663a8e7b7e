package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.server.security.Sessions;

/**
 * The tokens of a session (RFC 6749 5.1).
 *
 * @param expiresIn seconds until the access token expires
 */
public record TokenView(String accessToken, String tokenType, long expiresIn, String refreshToken) {
  /** Those of a login. */
  public static TokenView of(Sessions.ApiLogin login) {
    return new TokenView(
        login.accessToken(), "bearer", login.expiresInSeconds(), login.refreshToken());
  }

  @Override
  public String toString() {
    return "TokenView[]";
  }
}
