package io.dotmac.sub.server.access;

import io.dotmac.sub.server.testing.ApiClient.Answer;

/** What became of somebody who tried a route. */
enum Verdict {
  /** Past the gate; what was asked for may still be missing or wrong. */
  IN,
  /** Unknown: 401 on the API, led to the login on a portal. */
  UNKNOWN,
  /** Known, and not allowed: 403. */
  REFUSED,
  /** The server failed. */
  FAILED;

  static Verdict of(Route route, Answer answer) {
    if (answer.status() >= 500) {
      return FAILED;
    }
    boolean login = answer.header("location").orElse("").contains("/auth/login?next=");
    if (answer.status() == 401 || route.isPortal() && login) {
      return UNKNOWN;
    }
    return answer.status() == 403 ? REFUSED : IN;
  }
}
