package io.dotmac.sub.server.security.quota;

/**
 * What is left in one stretch of time.
 *
 * @param limit requests in all
 * @param seconds how long it lasts
 * @param left requests, after the one that was just counted
 * @param resetSeconds until it begins anew
 */
public record Window(String name, int limit, long seconds, int left, long resetSeconds) {
  /** Its part of the header {@code RateLimit-Policy}. */
  String policy() {
    return "\"" + name + "\";q=" + limit + ";w=" + seconds;
  }

  /** Its part of the header {@code RateLimit}. */
  String state() {
    return "\"" + name + "\";r=" + left + ";t=" + resetSeconds;
  }
}
