package io.dotmac.sub.radius.nas;

import io.dotmac.sub.radius.packet.IpPrefix;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fixed set of clients: one look-up for each prefix length in use, longest first. */
final class NasTable implements NasDirectory {
  private final Map<IpPrefix, NasClient> byNetwork = new HashMap<>();

  /** With the answers ready to be given: one is asked for with every packet. */
  private final Map<InetAddress, Optional<NasClient>> byHost = new HashMap<>();

  private final int[] lengths4;
  private final int[] lengths6;

  NasTable(Collection<NasClient> clients) {
    Set<String> ids = new HashSet<>();
    for (NasClient client : clients) {
      NasClient same = byNetwork.putIfAbsent(client.network(), client);
      if (same != null) {
        throw new IllegalArgumentException(
            "clients " + same.id() + " and " + client.id() + " are both " + client.network());
      }
      if (!ids.add(client.id())) {
        throw new IllegalArgumentException("two clients have the id " + client.id());
      }
      if (isHost(client.network())) {
        byHost.put(client.network().network(), Optional.of(client));
      }
    }
    lengths4 = lengths(true);
    lengths6 = lengths(false);
  }

  @Override
  public Optional<NasClient> find(InetAddress source) {
    Optional<NasClient> host = byHost.get(source);
    return host != null ? host : Optional.ofNullable(inNetworks(source));
  }

  private @Nullable NasClient inNetworks(InetAddress source) {
    for (int length : source instanceof Inet4Address ? lengths4 : lengths6) {
      NasClient client = byNetwork.get(IpPrefix.masked(source, length));
      if (client != null) {
        return client;
      }
    }
    return null;
  }

  private int[] lengths(boolean ipv4) {
    return byNetwork.keySet().stream()
        .filter(network -> network.network() instanceof Inet4Address == ipv4 && !isHost(network))
        .map(IpPrefix::length)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static boolean isHost(IpPrefix network) {
    return network.length() == network.network().getAddress().length * 8;
  }
}
