package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.key.ApiKeys;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.role.Principals;
import io.dotmac.sub.core.identity.role.Roles;

/** What the core knows of principals, in one hand. */
public record IdentityServices(Roles roles, Principals principals, Logins logins, ApiKeys keys) {
  /** All of them. */
  public static IdentityServices create() {
    Roles roles = new Roles();
    return new IdentityServices(roles, new Principals(roles), new Logins(), new ApiKeys());
  }
}
