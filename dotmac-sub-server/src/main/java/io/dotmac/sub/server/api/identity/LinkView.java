package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.server.security.account.UserAdmin;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link by which somebody sets their password.
 *
 * @param id of the credential
 * @param link works once: shown now and never again; absent for who has no password here
 */
public record LinkView(
    UserCredentialId id,
    String username,
    @Nullable URI link,
    @Nullable Instant expiresAt) {
  static LinkView of(UserAdmin.Link link) {
    return new LinkView(link.credential(), link.username(), link.address(), link.expiresAt());
  }

  @Override
  public String toString() {
    return "LinkView[" + id + "]";
  }
}
