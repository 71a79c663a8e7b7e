package io.dotmac.sub.server.api.identity.me;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller itself and what it may do. */
public record MeView(
    PrincipalId id,
    String name,
    @Nullable String email,
    Realm realm,
    String tenant,
    @Nullable UUID subscriberId,
    @Nullable UUID resellerId,
    Set<String> permissions) {
  static MeView of(Tx tx, Caller caller) {
    PrincipalId id = new PrincipalId(Objects.requireNonNull(caller.actor().id()));
    Principal principal = tx.require(Principal.class, id);
    return new MeView(
        id,
        principal.name(),
        principal.email().orElse(null),
        principal.realm(),
        tx.tenantInfo().code(),
        principal.subscriber().orElse(null),
        principal.reseller().orElse(null),
        new TreeSet<>(caller.permissions()));
  }
}
