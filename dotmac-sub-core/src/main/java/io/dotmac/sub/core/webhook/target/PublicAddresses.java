package io.dotmac.sub.core.webhook.target;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which addresses anybody may own: not those of a special purpose (RFC 6890). */
final class PublicAddresses {
  private static final List<Special> SPECIAL = new ArrayList<>();
  private static final Network GLOBAL = Network.of("2000::/3");

  static {
    special("an address of this network", "0.0.0.0/8");
    special("a private address", "10.0.0.0/8");
    special("a private address", "172.16.0.0/12");
    special("a private address", "192.168.0.0/16");
    special("a shared address (CGNAT)", "100.64.0.0/10");
    special("a loopback address", "127.0.0.0/8");
    special("a link-local address", "169.254.0.0/16");
    special("an address of a protocol", "192.0.0.0/24");
    special("an address of a protocol", "192.88.99.0/24");
    special("an address for documentation", "192.0.2.0/24");
    special("an address for documentation", "198.51.100.0/24");
    special("an address for documentation", "203.0.113.0/24");
    special("an address for benchmarks", "198.18.0.0/15");
    special("a multicast address", "224.0.0.0/4");
    special("a reserved address", "240.0.0.0/4");
    special("a loopback address", "::1/128");
    special("a unique local address", "fc00::/7");
    special("a link-local address", "fe80::/10");
    special("a multicast address", "ff00::/8");
    special("an address with an IPv4 address inside", "64:ff9b::/96");
    special("an address with an IPv4 address inside", "64:ff9b:1::/48");
    special("an address with an IPv4 address inside", "2002::/16");
    // Teredo, ORCHID and others of the IETF.
    special("an address of a protocol", "2001::/23");
    special("an address for documentation", "2001:db8::/32");
    special("an address for documentation", "3fff::/20");
  }

  private PublicAddresses() {}

  private record Special(String what, Network network) {}

  private static void special(String what, String network) {
    SPECIAL.add(new Special(what, Network.of(network)));
  }

  /** What an address is instead of public; empty for a public one. */
  static Optional<String> flaw(InetAddress address) {
    for (Special each : SPECIAL) {
      if (each.network().contains(address)) {
        return Optional.of(each.what());
      }
    }
    return address instanceof Inet4Address || GLOBAL.contains(address)
        ? Optional.empty()
        : Optional.of("an address that is not global");
  }
}
