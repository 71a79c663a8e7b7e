package io.dotmac.sub.server.security;

import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.secret.TokenHash;

/**
 * Tokens that prove a form came from our own page: a nonce and its HMAC, bound to one session.
 *
 * <p>The browser keeps the token in a cookie and sends it a second time in the form or a header;
 * both must be equal and made for the session at hand. A cookie planted by another site fails the
 * HMAC, a token of another user the binding.
 */
public final class CsrfTokens {
  /** What a token is bound to before anybody has logged in. */
  public static final String NO_SESSION = "";

  private final TokenHash hash;

  public CsrfTokens(Keyring keys) {
    hash = new TokenHash(keys, "csrf");
  }

  /** A new token for a session, named by its id or {@link #NO_SESSION}. */
  public String issue(String session) {
    String nonce = RandomToken.next();
    return nonce + "." + hash.of(session + " " + nonce);
  }

  /** True for a token that {@link #issue} made for this very session. */
  public boolean isValid(String token, String session) {
    int dot = token.indexOf('.');
    return dot > 0
        && hash.matches(session + " " + token.substring(0, dot), token.substring(dot + 1));
  }
}
