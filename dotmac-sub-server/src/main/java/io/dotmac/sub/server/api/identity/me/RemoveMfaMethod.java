package io.dotmac.sub.server.api.identity.me;

import org.jspecify.annotations.Nullable;

/**
 * Ends a second proof of the caller's logins.
 *
 * @param code of a second proof so far
 */
record RemoveMfaMethod(String password, @Nullable String code) {
  @Override
  public String toString() {
    return "RemoveMfaMethod[]";
  }
}
