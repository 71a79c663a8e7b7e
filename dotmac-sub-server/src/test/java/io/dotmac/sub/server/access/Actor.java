package io.dotmac.sub.server.access;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import java.util.Optional;

/**
 * Somebody who tries routes: with a token or a key on the API, with cookies on the portals.
 *
 * @param name as the table of routes has it
 * @param token empty without one
 * @param cookie the text of a portal's session; empty without one
 * @param csrf what proves a form of that session
 */
record Actor(String name, String token, String cookie, String csrf) {
  /** Whether what it sends says who it is, there. */
  boolean isKnownAt(Route route) {
    return route.isPortal() ? !cookie.isEmpty() : !cookie.isEmpty() || name.equals("key");
  }

  /** Tries a route at that client's host, its parameters filled with {@code value}. */
  Answer call(ApiClient anonymous, Route route, String value) {
    ApiClient client = anonymous;
    if (route.isPortal()) {
      client = client
          .with("Cookie", "dm_sid=" + cookie + "; dm_csrf=" + csrf)
          .with("X-CSRF-Token", csrf);
    }
    if (!token.isEmpty()) {
      client = client.with("Authorization", "Bearer " + token);
    }
    if (route.isStream()) {
      // Whoever gets in is told that this is no place, instead of being told for ever.
      client = client.with("Last-Event-ID", "nowhere");
    }
    Optional<String> body = route.body();
    if (body.isPresent()) {
      client = client.with("Content-Type", contentType(route));
    }
    return client.send(route.method(), route.filled(value), body.orElse(null));
  }

  private static String contentType(Route route) {
    String usual = route.isPortal() ? "application/x-www-form-urlencoded" : "application/json";
    boolean any = route.consumes().isEmpty() || route.consumes().equals("*/*");
    String type = any ? usual : route.consumes();
    return type.startsWith("multipart/") ? type + "; boundary=zz" : type;
  }
}
