package io.dotmac.sub.server.api.identity.me;

import org.jspecify.annotations.Nullable;

/**
 * Sets another password for the caller.
 *
 * @param code of the authenticator app, where one is set up
 */
record ChangePassword(
    String currentPassword, String newPassword, @Nullable String code) {
  @Override
  public String toString() {
    return "ChangePassword[]";
  }
}
