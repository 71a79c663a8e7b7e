package io.dotmac.sub.server.http;

import java.util.Set;

/** The two parts of the server: they authenticate differently and speak differently of errors. */
public enum Area {
  /** REST: tokens and keys, JSON. */
  API,
  /** Pages: a session cookie with CSRF protection, HTML. */
  PORTAL;

  private static final Set<String> PORTAL_ROOTS =
      Set.of("", "admin", "portal", "reseller", "auth", "assets", "favicon.ico");

  /** The area of a path without the API's prefix and without a leading slash. */
  static Area of(String path) {
    int slash = path.indexOf('/');
    return PORTAL_ROOTS.contains(slash < 0 ? path : path.substring(0, slash)) ? PORTAL : API;
  }
}
