package io.dotmac.sub.server.security;

import java.lang.reflect.Method;
import java.util.Optional;

/** The whole name of the permission that a method of a resource needs. */
public final class RequiredPermission {
  private RequiredPermission() {}

  /** Reads the annotation of the method, and for its beginning that of the resource. */
  public static Optional<String> of(Class<?> resource, Method method) {
    RequirePermission required = method.getAnnotation(RequirePermission.class);
    if (required == null) {
      return Optional.empty();
    }
    if (!required.value().startsWith(":")) {
      return Optional.of(required.value());
    }
    Guarded guarded = resource.getAnnotation(Guarded.class);
    if (guarded == null) {
      throw new IllegalStateException(
          resource.getSimpleName() + " must carry @Guarded: " + method.getName() + " needs it");
    }
    return Optional.of(guarded.value() + required.value());
  }
}
