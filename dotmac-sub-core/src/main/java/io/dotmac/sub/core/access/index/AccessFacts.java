package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.LineSpeed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that decides about the login with one credential.
 *
 * @param secret how the password is known; null if there is none
 * @param lineOrNull the line whose equipment needs no name; null if it is not known by a line
 * @param endsAt when the service ends, by the machine's clock; null if it goes on
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
    @Nullable Line lineOrNull,
    Addresses addresses,
    @Nullable Instant endsAt,
    DesiredAccess access,
    @Nullable LineSpeed plan,
    @Nullable ProfileFacts profileOrNull) {
  /** A password as it is stored: sealed, and of which kind. */
  public record Secret(String sealed, String kind) {}

  /** What the login must come from; null where it does not matter. */
  public record Binding(
      @Nullable String mac,
      @Nullable UUID nasDevice,
      @Nullable Integer vlan,
      Learning learning) {
    /** Whether a login binds the credential to what it comes from. */
    public boolean learns() {
      return learning.mac() || learning.nas() || learning.vlan();
    }
  }

  /** What the next login settles, as far as it is not settled yet. */
  public record Learning(boolean mac, boolean nas, boolean vlan) {}

  /** What a relay says of a line; an empty text where it says nothing. */
  public record Line(String circuit, String remote) {}

  /** What the session is given; null where the NAS decides. */
  public record Addresses(
      @Nullable String ipv4,
      @Nullable String ipv6Prefix,
      @Nullable String delegatedIpv6Prefix,
      @Nullable Integer vlan,
      List<String> routes) {
    /** Copies the routes. */
    public Addresses {
      routes = List.copyOf(routes);
    }
  }

  /** The profile of the credential, else of its offer. */
  public Optional<ProfileFacts> profile() {
    return Optional.ofNullable(profileOrNull);
  }
}
