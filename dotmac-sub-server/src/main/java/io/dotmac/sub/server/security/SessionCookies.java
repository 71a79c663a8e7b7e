package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaChallenge;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/**
 * The two cookies of a portal: the session's, which scripts cannot read, and the CSRF token's.
 *
 * <p>Over TLS they carry the {@code __Host-} prefix and {@code Secure}. A browser drops such
 * cookies on plain http, so a server that is only reached on its own machine without TLS uses both
 * without.
 *
 * @param secure whether browsers reach this server by https
 */
public record SessionCookies(boolean secure) {
  private static final String PREFIX = "__Host-";
  private static final int LINK_SECONDS = 3600;
  private static final int SIGN_IN_SECONDS = 600;

  /** The text of the session cookie, if one was sent. */
  public Optional<String> session(ContainerRequestContext request) {
    return value(request, name("dm_sid"));
  }

  /** The text of the CSRF cookie, if one was sent. */
  public Optional<String> csrf(ContainerRequestContext request) {
    return value(request, name("dm_csrf"));
  }

  /** A session cookie that lasts as long as the browser stays open. */
  public NewCookie openSession(String token) {
    return cookie("dm_sid", token, NewCookie.DEFAULT_MAX_AGE);
  }

  /** Makes the browser forget the session. */
  public NewCookie closeSession() {
    return cookie("dm_sid", "", 0);
  }

  /** The token of a login that waits for its code, if one was sent. */
  public Optional<String> challenge(ContainerRequestContext request) {
    return value(request, name("dm_mfa"));
  }

  /** Keeps a login that waits for its code. */
  public NewCookie openChallenge(String token) {
    return cookie("dm_mfa", token, Math.toIntExact(MfaChallenge.LIFETIME.toSeconds()));
  }

  /** Makes the browser forget the login that waited. */
  public NewCookie closeChallenge() {
    return cookie("dm_mfa", "", 0);
  }

  /** The token of a session in which staff see a customer's portal, if one was sent. */
  public Optional<String> impersonation(ContainerRequestContext request) {
    return value(request, name("dm_as"));
  }

  /** A cookie for such a session, beside the one of the staff's own. */
  public NewCookie openImpersonation(String token) {
    return cookie("dm_as", token, NewCookie.DEFAULT_MAX_AGE);
  }

  /** Makes the browser forget such a session. */
  public NewCookie closeImpersonation() {
    return cookie("dm_as", "", 0);
  }

  /** The token of a link that was followed, if one was sent. */
  public Optional<String> link(ContainerRequestContext request) {
    return value(request, name("dm_link"));
  }

  /** Keeps the token of a link, so that it stands in no address. */
  public NewCookie openLink(String token) {
    return cookie("dm_link", token, LINK_SECONDS);
  }

  /** Makes the browser forget the link. */
  public NewCookie closeLink() {
    return cookie("dm_link", "", 0);
  }

  /** What was kept of a sign-in that waits for its provider, if it was sent. */
  public Optional<String> signIn(ContainerRequestContext request) {
    return value(request, name("dm_sso"));
  }

  /** Keeps a sign-in that waits for its provider. */
  public NewCookie openSignIn(String kept) {
    return cookie("dm_sso", kept, SIGN_IN_SECONDS);
  }

  /** Makes the browser forget the sign-in that waited. */
  public NewCookie closeSignIn() {
    return cookie("dm_sso", "", 0);
  }

  /** The token of a remembered device, if one was sent. */
  public Optional<String> device(ContainerRequestContext request) {
    return value(request, name("dm_device"));
  }

  /** Remembers the device. */
  public NewCookie remember(String token) {
    return cookie("dm_device", token, Math.toIntExact(Mfa.REMEMBERED.toSeconds()));
  }

  /** Hands the browser a CSRF token. */
  public NewCookie csrf(String token) {
    return cookie("dm_csrf", token, NewCookie.DEFAULT_MAX_AGE);
  }

  private NewCookie cookie(String name, String value, int maxAge) {
    return new NewCookie.Builder(name(name))
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .secure(secure)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  private String name(String bare) {
    return secure ? PREFIX + bare : bare;
  }

  private static Optional<String> value(ContainerRequestContext request, String name) {
    Cookie cookie = request.getCookies().get(name);
    return cookie == null || cookie.getValue().isEmpty()
        ? Optional.empty()
        : Optional.of(cookie.getValue());
  }
}
