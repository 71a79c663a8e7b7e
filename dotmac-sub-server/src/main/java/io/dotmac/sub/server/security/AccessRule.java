package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call one resource method, as its annotation says.
 *
 * @param open anybody, without authentication
 * @param permission what the caller must hold; absent when being signed in is enough
 * @param realms where the caller must belong
 * @param inPerson not by an API key
 */
record AccessRule(boolean open, @Nullable String permission, Set<Realm> realms, boolean inPerson) {
  /** Reads the one annotation; none, or more than one, is a fault of the program. */
  static AccessRule of(Class<?> resource, Method method) {
    PublicRoute open = method.getAnnotation(PublicRoute.class);
    SignedIn signedIn = method.getAnnotation(SignedIn.class);
    RequirePermission required = method.getAnnotation(RequirePermission.class);
    int rules = (open == null ? 0 : 1) + (signedIn == null ? 0 : 1) + (required == null ? 0 : 1);
    if (rules != 1) {
      throw new IllegalStateException(resource.getSimpleName()
          + "."
          + method.getName()
          + " must carry exactly one of @RequirePermission, @SignedIn and @PublicRoute");
    }
    if (required != null) {
      String permission =
          Permissions.known(RequiredPermission.of(resource, method).orElseThrow());
      return new AccessRule(false, permission, Set.of(required.realms()), false);
    }
    return signedIn == null
        ? new AccessRule(true, null, Set.of(), false)
        : new AccessRule(false, null, Set.of(signedIn.realms()), signedIn.inPerson());
  }

  /** Refuses a caller that is signed in but may not do this. */
  void check(SignedInCaller signedIn) {
    Caller caller = signedIn.caller();
    if (inPerson && signedIn.session() == null) {
      throw Problem.forbidden("an API key cannot do this: sign in with a password");
    }
    if (inPerson && signedIn.impersonating()) {
      throw Problem.forbidden("this is about the customer's own account");
    }
    if (!realms.contains(caller.realm())) {
      throw Problem.forbidden("this is not for callers of your kind");
    }
    if (permission != null) {
      caller.require(permission);
    }
  }
}
