package io.dotmac.sub.server.api.identity.mfa;

import org.jspecify.annotations.Nullable;

/**
 * Begins to set an app up.
 *
 * @param password of the caller, who may not be the one at the keyboard any more
 * @param code of the app so far; absent when there is none
 * @param label for the new app; a usual one when absent
 */
record SetUpMfa(
    String password, @Nullable String code, @Nullable String label) {
  @Override
  public String toString() {
    return "SetUpMfa[" + label + "]";
  }
}
