package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.login.AuthProvider;
import io.dotmac.sub.server.security.Accounts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invites somebody to choose a password: a new member of staff, or a customer or reseller.
 *
 * @param name of the person
 * @param email where the link is sent
 * @param role that a member of staff holds
 * @param subscriberId for a customer: whose account it is
 * @param resellerId for a user of a reseller
 * @param provider who says that it is them: {@code local}, a password here, unless said otherwise
 */
record InviteUser(
    String username,
    String name,
    @Nullable String email,
    @Nullable String role,
    @Nullable UUID subscriberId,
    @Nullable UUID resellerId,
    @Nullable AuthProvider provider) {
  Accounts.Invited invited() {
    AuthProvider by = provider == null ? AuthProvider.LOCAL : provider;
    return new Accounts.Invited(username, name, email, role, subscriberId, resellerId, by);
  }
}
