package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.LineSpeed;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that decides about the login with one credential.
 *
 * @param secret how the password is known; null if there is none
 * @param plan the speed the service has when nothing holds it back; null if it has no limit
 */
public record AccessFacts(
    UUID credential,
    UUID subscriber,
    @Nullable UUID subscription,
    String username,
    String connectionType,
    boolean active,
    @Nullable Secret secret,
    Binding binding,
    Addresses addresses,
    DesiredAccess access,
    @Nullable LineSpeed plan,
    @Nullable ProfileFacts profileOrNull) {
  /** A password as it is stored: sealed, and of which kind. */
  public record Secret(String sealed, String kind) {}

  /** What the login must come from; null where it does not matter. */
  public record Binding(@Nullable String mac, @Nullable UUID nasDevice) {}

  /** What the session is given; null where the NAS decides. */
  public record Addresses(
      @Nullable String ipv4,
      @Nullable String ipv6Prefix,
      @Nullable String delegatedIpv6Prefix,
      @Nullable Integer vlan) {}

  /** The profile of the credential, else of its offer. */
  public Optional<ProfileFacts> profile() {
    return Optional.ofNullable(profileOrNull);
  }
}
