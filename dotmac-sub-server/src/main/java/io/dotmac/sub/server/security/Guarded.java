package io.dotmac.sub.server.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resource is about, in the names of permissions. Methods that it inherits name only the
 * verb: {@code @RequirePermission(":read")} of a resource guarded by {@code network:olt} needs
 * {@code network:olt:read}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Guarded {
  /** The beginning of a permission: domain and entity. */
  String value();
}
