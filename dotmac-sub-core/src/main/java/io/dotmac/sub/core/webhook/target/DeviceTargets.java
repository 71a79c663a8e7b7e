package io.dotmac.sub.core.webhook.target;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where devices of a provider may be. Other than receivers of messages they are mostly at private
 * addresses, so these are allowed; what is not allowed is to reach the server itself, and what a
 * cloud tells its machines: an address that staff typed must not open what only this machine may
 * see. What the installation names is allowed all the same.
 */
public final class DeviceTargets {
  /** Nothing more is allowed. */
  public static final DeviceTargets USUAL = of(List.of());

  private record Special(String what, Network network) {
    static Special of(String what, String network) {
      return new Special(what, Network.of(network));
    }
  }

  private static final List<Special> REFUSED = List.of(
      Special.of("an address of this machine", "0.0.0.0/8"),
      Special.of("a loopback address", "127.0.0.0/8"),
      Special.of("a link-local address", "169.254.0.0/16"),
      Special.of("a multicast address", "224.0.0.0/4"),
      Special.of("a reserved address", "240.0.0.0/4"),
      // Where clouds answer their machines: Alibaba, Oracle, Azure, Amazon.
      Special.of("an address of a cloud's own services", "100.100.100.200/32"),
      Special.of("an address of a cloud's own services", "192.0.0.192/32"),
      Special.of("an address of a cloud's own services", "168.63.129.16/32"),
      Special.of("an address of a cloud's own services", "fd00:ec2::/32"),
      Special.of("an address of this machine", "::/128"),
      Special.of("a loopback address", "::1/128"),
      Special.of("an address with an IPv4 address inside", "::/96"),
      Special.of("an address with an IPv4 address inside", "64:ff9b::/96"),
      Special.of("an address with an IPv4 address inside", "64:ff9b:1::/48"),
      Special.of("an address with an IPv4 address inside", "2002::/16"),
      Special.of("an address with an IPv4 address inside", "2001::/32"),
      Special.of("a link-local address", "fe80::/10"),
      Special.of("a multicast address", "ff00::/8"));

  private final List<Network> networks;
  private final Set<String> names;

  private DeviceTargets(List<Network> networks, Set<String> names) {
    this.networks = networks;
    this.names = names;
  }

  /** The same, and what {@code allowed} names: addresses, networks and host names. */
  public static DeviceTargets of(List<String> allowed) {
    List<Network> networks = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (String each : allowed) {
      String text = each.strip().toLowerCase(Locale.ROOT);
      Optional<Network> network = Network.parse(text);
      if (network.isPresent()) {
        networks.add(network.get());
      } else if (text.matches("[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?")
          && !Literals.endsInNumber(text)) {
        names.add(text);
      } else {
        throw new IllegalArgumentException(
            "an address, a network such as 10.20.0.0/16 or a host name was expected, found '" + each
                + "'");
      }
    }
    return new DeviceTargets(List.copyOf(networks), names);
  }

  /** Why a host is refused, as far as its text tells; no name is asked for. */
  public Optional<String> flaw(String host) {
    String text = host.toLowerCase(Locale.ROOT);
    Optional<InetAddress> address = Literals.parse(text);
    if (address.isPresent()) {
      return refusal(text, address.get());
    } else if (text.indexOf(':') >= 0 || Literals.endsInNumber(text)) {
      return Optional.of("a host name or an address in its usual form was expected, found " + host);
    }
    boolean local = text.equals("localhost") || text.endsWith(".localhost");
    return local && !names.contains(text)
        ? Optional.of(refused(host, "this machine"))
        : Optional.empty();
  }

  /** Why no connection is made to an address to which a host leads. */
  public Optional<String> refusal(String host, InetAddress address) {
    return isAllowed(host, address)
        ? Optional.empty()
        : REFUSED.stream()
            .filter(each -> each.network().contains(address))
            .findFirst()
            .map(each -> refused(host, each.what()));
  }

  /** Whether the installation names it. */
  public boolean isAllowed(String host, InetAddress address) {
    return names.contains(host.toLowerCase(Locale.ROOT))
        || networks.stream().anyMatch(network -> network.contains(address));
  }

  /** What is said of a host that may not be reached. */
  public static String refused(String host, String what) {
    return "an address of a device was expected, and " + host + " is " + what
        + " (devices.allowedTargets of the configuration allows more)";
  }
}
