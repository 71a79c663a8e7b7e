package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.network.ip.IpFacts.Pool;
import io.dotmac.sub.core.network.ip.IpNetwork;
import io.dotmac.sub.core.network.ip.IpVersion;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import java.net.Inet4Address;
import java.net.Inet6Address;
import org.jspecify.annotations.Nullable;

/**
 * What a session is told about the addresses it is given. The answer it makes of a prepared reply
 * is kept, so that the next login with the same reply costs nothing.
 */
public final class Grant {
  /** We give nothing: the NAS is told what stands in the user's own reply. */
  public static final Grant NONE = new Grant(AttributeBlock.EMPTY, false, false, false);

  private static final Inet4Address HOST =
      (Inet4Address) IpNetwork.of("255.255.255.255").address();

  private final AttributeBlock attributes;
  private final boolean ipv4;
  private final boolean link;
  private final boolean delegated;
  private volatile @Nullable Told told;

  private record Told(AttributeBlock reply, AttributeBlock whole) {}

  private Grant(AttributeBlock attributes, boolean ipv4, boolean link, boolean delegated) {
    this.attributes = attributes;
    this.ipv4 = ipv4;
    this.link = link;
    this.delegated = delegated;
  }

  /** What a seat with those leases is told. */
  static Grant of(Need need, Seat seat) {
    AttributeBlock.Builder told = AttributeBlock.builder();
    boolean[] given = new boolean[AddressKind.ALL.length];
    for (AddressKind kind : AddressKind.ALL) {
      Pool pool = need.pool(kind, seat.slot());
      Held held = seat.held(kind);
      if (pool != null && held != null) {
        address(told, kind, held.prefix());
        dns(told, kind, pool);
        given[kind.ordinal()] = true;
      }
    }
    if (seat.slot() == 0) {
      for (Need.Fixed fixed : need.fixed()) {
        AddressKind kind = fixed.kind();
        if (kind == null) {
          route(told, fixed.network());
        } else {
          address(told, kind, fixed.network());
          given[kind.ordinal()] = true;
        }
      }
    }
    return new Grant(told.build(), given[0], given[1], given[2]);
  }

  /** The reply with what is given, and without the pools the NAS need not choose from. */
  public AttributeBlock over(AttributeBlock reply) {
    if (this == NONE) {
      return reply;
    }
    Told before = told;
    if (before != null && before.reply() == reply) {
      return before.whole();
    }
    AttributeBlock rest = ipv4 ? reply.without(Attributes.FRAMED_POOL) : reply;
    rest = link ? rest.without(Attributes.FRAMED_IPV6_POOL) : rest;
    rest = delegated ? rest.without(Attributes.DELEGATED_IPV6_PREFIX_POOL) : rest;
    Told now = new Told(reply, rest.plus(attributes));
    told = now;
    return now.whole();
  }

  private static void address(AttributeBlock.Builder told, AddressKind kind, IpNetwork network) {
    switch (kind) {
      case IPV4 -> {
        told.add(Attributes.FRAMED_IP_ADDRESS, (Inet4Address) network.address());
        told.add(Attributes.FRAMED_IP_NETMASK, HOST);
      }
      case LINK -> told.add(Attributes.FRAMED_IPV6_PREFIX, prefix(network));
      case DELEGATED -> told.add(Attributes.DELEGATED_IPV6_PREFIX, prefix(network));
    }
  }

  private static void dns(AttributeBlock.Builder told, AddressKind kind, Pool pool) {
    for (int i = 0; i < pool.dns().size(); i++) {
      IpNetwork server = pool.dns().get(i);
      if (server.version() == IpVersion.IPV6) {
        told.add(Attributes.DNS_SERVER_IPV6_ADDRESS, (Inet6Address) server.address());
      } else if (kind == AddressKind.IPV4) {
        told.add(
            i == 0 ? Microsoft.PRIMARY_DNS_SERVER : Microsoft.SECONDARY_DNS_SERVER,
            (Inet4Address) server.address());
      }
    }
  }

  /** RFC 2865 5.22, RFC 3162 2.5: the subscriber itself is the gateway. */
  private static void route(AttributeBlock.Builder told, IpNetwork network) {
    String text = network.isAddress() ? network + "/" + network.length() : network.toString();
    if (network.version() == IpVersion.IPV4) {
      told.add(Attributes.FRAMED_ROUTE, text + " 0.0.0.0 1");
    } else {
      told.add(Attributes.FRAMED_IPV6_ROUTE, text + " :: 1");
    }
  }

  private static IpPrefix prefix(IpNetwork network) {
    return new IpPrefix(network.address(), network.length());
  }
}
