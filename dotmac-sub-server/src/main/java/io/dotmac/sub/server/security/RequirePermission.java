package io.dotmac.sub.server.security;

import io.dotmac.sub.core.tx.Realm;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Callers with this permission may call this, and by default only staff and programs.
 *
 * <p>A route opens itself to customers or resellers by naming their realm, and only when everything
 * it does respects the caller's scope: holding the permission is not enough.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequirePermission {
  /**
   * A name of {@link io.dotmac.sub.core.identity.role.Permissions}; from a colon on, the end of one
   * that {@link Guarded} begins.
   */
  String value();

  /** Only callers of these realms. */
  Realm[] realms() default {Realm.STAFF, Realm.SERVICE};
}
