package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.access.LineSpeed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a profile adds to the replies of its services. */
public record ProfileFacts(
    UUID id,
    @Nullable LineSpeed speed,
    @Nullable Burst burst,
    @Nullable Integer vlan,
    @Nullable String ipPool,
    @Nullable String ipv6Pool,
    @Nullable String delegatedIpv6Pool,
    @Nullable Integer sessionTimeoutSeconds,
    @Nullable Integer idleTimeoutSeconds,
    @Nullable Integer simultaneousUse,
    @Nullable String mikrotikRateLimit,
    @Nullable String mikrotikAddressList,
    List<NamedValue> attributes) {
  /** Copies the attributes. */
  public ProfileFacts {
    attributes = List.copyOf(attributes);
  }

  /** A higher speed for a while. */
  public record Burst(
      int downKbps, int upKbps, int thresholdDownKbps, int thresholdUpKbps, int seconds) {}

  /** An attribute by its dictionary name. */
  public record NamedValue(String attribute, String value) {}
}
