package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.ProfileFacts;
import io.dotmac.sub.core.network.ip.IpFacts;
import io.dotmac.sub.core.network.ip.IpFacts.Pool;
import io.dotmac.sub.core.network.ip.IpNetwork;
import io.dotmac.sub.core.network.ip.IpVersion;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user's sessions are to be given by us. Its own addresses, written in the credential, come
 * first, then what is assigned to its service, then something of the pools its profile names.
 *
 * @param fixed what is assigned; the first session has it
 */
record Need(
    @Nullable Pool ipv4, @Nullable Pool link, @Nullable Pool delegated, List<Fixed> fixed) {
  private static final int LINK_LENGTH = 64;

  /** Something that is assigned; {@code kind} null: a network behind the subscriber. */
  record Fixed(@Nullable AddressKind kind, IpNetwork network) {}

  /** Whether there is nothing we give; makes no garbage. */
  static boolean isNothing(IndexEntry entry, IpFacts facts, String garden) {
    Map<String, Pool> pools = facts.pools();
    if (!garden.isEmpty()) {
      return !pools.containsKey(garden);
    }
    ProfileFacts profile = entry.terms().profile();
    return (pools.isEmpty()
            || profile == null
            || isNone(pools, profile.ipPool())
                && isNone(pools, profile.ipv6Pool())
                && isNone(pools, profile.delegatedIpv6Pool()))
        && (facts.assigned().isEmpty() || !facts.assigned().containsKey(entry.credential()));
  }

  private static boolean isNone(Map<String, Pool> pools, @Nullable String name) {
    return name == null || !pools.containsKey(name);
  }

  /** Whether a user is given something by us where pools are not known. */
  static boolean namesPools(IndexEntry entry, String garden) {
    ProfileFacts profile = entry.terms().profile();
    return !garden.isEmpty()
        || profile != null
            && (profile.ipPool() != null
                || profile.ipv6Pool() != null
                || profile.delegatedIpv6Pool() != null);
  }

  /**
   * What that user needs.
   *
   * @param garden the pool of the walled garden the session is let into; empty: none
   */
  static Need of(IndexEntry entry, IpFacts facts, String garden) {
    if (!garden.isEmpty()) {
      return new Need(pool(facts, garden, IpVersion.IPV4), null, null, List.of());
    }
    AccessFacts.Addresses own = entry.particulars().addresses();
    ProfileFacts profile = entry.terms().profile();
    Pool delegated = profile == null || own.delegatedIpv6Prefix() != null
        ? null
        : pool(facts, profile.delegatedIpv6Pool(), IpVersion.IPV6);
    Pool link = profile == null || own.ipv6Prefix() != null
        ? null
        : pool(facts, profile.ipv6Pool(), IpVersion.IPV6);
    List<Fixed> fixed = fixed(facts.assigned().getOrDefault(entry.credential(), List.of()), own);
    return new Need(
        profile == null || own.ipv4() != null
            ? null
            : pool(facts, profile.ipPool(), IpVersion.IPV4),
        // One pool gives a session one prefix: the one that is routed.
        link != null && link.equals(delegated) ? null : link,
        delegated,
        fixed);
  }

  private static @Nullable Pool pool(IpFacts facts, @Nullable String name, IpVersion version) {
    Pool pool = name == null ? null : facts.pools().get(name);
    return pool != null && pool.version() == version ? pool : null;
  }

  private static List<Fixed> fixed(List<IpNetwork> assigned, AccessFacts.Addresses own) {
    List<Fixed> fixed = new ArrayList<>();
    for (IpNetwork network : assigned) {
      AddressKind kind = kind(network);
      boolean taken = kind == null
          || has(own, kind)
          || fixed.stream().anyMatch(before -> before.kind() == kind);
      fixed.add(new Fixed(taken ? null : kind, network));
    }
    return List.copyOf(fixed);
  }

  private static @Nullable AddressKind kind(IpNetwork network) {
    if (network.version() == IpVersion.IPV4) {
      return network.isAddress() ? AddressKind.IPV4 : null;
    }
    return network.length() < LINK_LENGTH
        ? AddressKind.DELEGATED
        : network.length() == LINK_LENGTH ? AddressKind.LINK : null;
  }

  private static boolean has(AccessFacts.Addresses own, AddressKind kind) {
    return switch (kind) {
      case IPV4 -> own.ipv4() != null;
      case LINK -> own.ipv6Prefix() != null;
      case DELEGATED -> own.delegatedIpv6Prefix() != null;
    };
  }

  /** The pool a session is given something of; null: none. */
  @Nullable
  Pool pool(AddressKind kind, int slot) {
    if (slot == 0 && isFixed(kind)) {
      return null;
    }
    return switch (kind) {
      case IPV4 -> ipv4;
      case LINK -> link;
      case DELEGATED -> delegated;
    };
  }

  private boolean isFixed(AddressKind kind) {
    for (int i = 0; i < fixed.size(); i++) {
      if (fixed.get(i).kind() == kind) {
        return true;
      }
    }
    return false;
  }
}
