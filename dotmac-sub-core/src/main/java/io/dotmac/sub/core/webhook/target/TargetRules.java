package io.dotmac.sub.core.webhook.target;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What may be called: {@code https} at a public address on port 443 or 8443; at names and networks
 * that the installation allows also {@code http} and any port.
 */
public final class TargetRules {
  /** The longest address that is stored. */
  public static final int LONGEST_URL = 2_000;

  /** Nothing but public addresses. */
  public static final TargetRules PUBLIC = of(List.of());

  private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);
  private static final List<String> PRIVATE_NAMES =
      List.of("localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa");
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])*"
          + "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private final List<Network> networks;
  private final Set<String> names;

  private TargetRules(List<Network> networks, Set<String> names) {
    this.networks = networks;
    this.names = names;
  }

  /**
   * The same, and what {@code allowed} names: addresses ({@code 192.168.7.9}), networks ({@code
   * 10.20.0.0/16}) and host names.
   */
  public static TargetRules of(List<String> allowed) {
    List<Network> networks = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (String each : allowed) {
      String text = each.strip().toLowerCase(Locale.ROOT);
      Optional<Network> network = Network.parse(text);
      if (network.isPresent()) {
        networks.add(network.get());
      } else if (NAME.matcher(text).matches() && !Literals.endsInNumber(text)) {
        names.add(text);
      } else {
        throw new IllegalArgumentException(
            "an address, a network such as 10.20.0.0/16 or a host name was expected, found '" + each
                + "'");
      }
    }
    return new TargetRules(List.copyOf(networks), names);
  }

  /** Why that address of an endpoint is refused, as far as its text tells; no name is asked for. */
  public Optional<String> flaw(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("an address such as https://example.com/hooks was expected");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http") || uri.getHost() == null) {
      return Optional.of("an address such as https://example.com/hooks was expected");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("an address without a user was expected: messages are signed instead");
    }
    if (uri.getRawFragment() != null) {
      return Optional.of("an address without # was expected");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return hostFlaw(host).or(() -> isAllowed(host) ? Optional.empty() : plainFlaw(scheme, uri));
  }

  private static Optional<String> plainFlaw(String scheme, URI uri) {
    if (!scheme.equals("https")) {
      return Optional.of("https was expected: only hosts that the installation allows get http");
    }
    return PORTS.contains(uri.getPort())
        ? Optional.empty()
        : Optional.of("port 443 or 8443 was expected, found " + uri.getPort());
  }

  private Optional<String> hostFlaw(String host) {
    if (host.startsWith("[")) {
      String literal = host.substring(1, host.length() - 1);
      Optional<InetAddress> address = Literals.parse(literal);
      if (address.isEmpty() || address.get().getAddress().length == 4) {
        return Optional.of(
            "an IPv6 address without a zone and without an IPv4 address inside" + " was expected");
      }
      return refusal(host, address.get());
    }
    Optional<InetAddress> address = Literals.parse(host);
    if (address.isPresent()) {
      return refusal(host, address.get());
    }
    if (Literals.endsInNumber(host) || !NAME.matcher(host).matches()) {
      return Optional.of("a host name or an address in its usual form was expected, found " + host);
    }
    return isPrivateName(host) && !names.contains(host)
        ? Optional.of("a public host name was expected, found " + host)
        : Optional.empty();
  }

  private static boolean isPrivateName(String host) {
    return !host.contains(".")
        || PRIVATE_NAMES.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
  }

  private boolean isAllowed(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return names.contains(host)
        || Literals.parse(bare)
            .filter(address -> networks.stream().anyMatch(network -> network.contains(address)))
            .isPresent();
  }

  /**
   * Why no connection is made to an address to which a host leads. The sentence does not tell the
   * address: it may be of a network that is not the tenant's.
   *
   * @param host as the endpoint has it
   */
  public Optional<String> refusal(String host, InetAddress address) {
    if (names.contains(host.toLowerCase(Locale.ROOT))
        || networks.stream().anyMatch(network -> network.contains(address))) {
      return Optional.empty();
    }
    return PublicAddresses.flaw(address)
        .map(what -> "a public address was expected, and " + host + " is " + what);
  }
}
