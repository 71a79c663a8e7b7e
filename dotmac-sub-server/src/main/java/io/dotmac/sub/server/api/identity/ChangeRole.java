package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.server.security.account.RoleAdmin;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes a role; what is absent stays. */
record ChangeRole(
    @Nullable String description,
    @Nullable Set<String> permissions,
    @Nullable Boolean isActive) {
  RoleAdmin.Change change() {
    return new RoleAdmin.Change(description, permissions, isActive);
  }
}
