package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * Gives a principal a user name and a password.
 *
 * @param principalId an existing principal; a new member of staff is made when absent
 * @param name of the new member of staff
 * @param role that the new member of staff holds
 */
record CreateUserCredential(
    String username,
    String password,
    @Nullable PrincipalId principalId,
    @Nullable String name,
    @Nullable String role) {
  @Override
  public String toString() {
    return "CreateUserCredential[" + username + "]";
  }
}
