package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.ProfileFacts;
import io.dotmac.sub.core.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a user is served: all that users of one plan have in common, so that a million of
 * them share some dozens of these.
 *
 * @param active whether the credential is switched on
 * @param profile what the replies add; null if nothing
 */
public record Terms(
    TenantId tenant,
    String connectionType,
    boolean active,
    DesiredAccess access,
    SecretKind secretKind,
    @Nullable ProfileFacts profile) {
  /** How a password is known. */
  public enum SecretKind {
    /** Not at all. */
    NONE,
    /** As it is typed. */
    CLEAR,
    /** By its NT hash. */
    NT_HASH,
    /** By a hash that takes long to check. */
    PASSWORD_HASH;

    static SecretKind of(AccessFacts.@Nullable Secret secret) {
      if (secret == null) {
        return NONE;
      }
      return switch (secret.kind()) {
        case "clear" -> CLEAR;
        case "nt_hash" -> NT_HASH;
        default -> PASSWORD_HASH;
      };
    }
  }

  /** The terms that those facts state. */
  public static Terms of(TenantId tenant, AccessFacts facts) {
    return new Terms(
        tenant,
        facts.connectionType(),
        facts.active(),
        facts.access(),
        SecretKind.of(facts.secret()),
        facts.profileOrNull());
  }
}
