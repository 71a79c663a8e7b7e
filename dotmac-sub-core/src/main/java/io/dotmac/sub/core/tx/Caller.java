package io.dotmac.sub.core.tx;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantId;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;

/**
 * Who calls, for which tenant, what they may do and which rows they may see.
 *
 * @param permissions names as {@code domain:entity:verb}; {@code *} grants all of the realm
 */
public record Caller(
    TenantId tenant, Actor actor, Realm realm, Scope scope, Set<String> permissions, Locale locale)
    implements Principal {
  /** Copies the permissions. */
  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** The system itself, doing the job of that name: sees and may do everything of the tenant. */
  public static Caller system(TenantId tenant, String name) {
    return new Caller(
        tenant, Actor.system(name), Realm.SERVICE, Scope.whole(), Set.of("*"), Locale.ROOT);
  }

  @Override
  public String getName() {
    return actor.name();
  }

  /** Whether the caller holds that permission. */
  public boolean may(String permission) {
    return permissions.contains("*") || permissions.contains(permission);
  }

  /** Refuses a caller that lacks that permission. */
  public void require(String permission) {
    if (!may(permission)) {
      throw Problem.forbidden("this needs the permission " + permission);
    }
  }
}
