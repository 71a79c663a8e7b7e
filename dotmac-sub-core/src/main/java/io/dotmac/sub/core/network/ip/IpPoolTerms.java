package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a pool.
 *
 * @param name what profiles call it
 * @param ipVersion follows from {@code cidr} if absent
 * @param cidr its first block; it stays as it was made
 * @param prefixLength what one login is given: 32 for IPv4; of IPv6 64 unless another is said
 * @param gateway never handed out
 */
@Embeddable
public record IpPoolTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "ip_version") IpVersion ipVersion,
    @Column(name = "cidr") String cidr,
    @Nullable @Column(name = "prefix_length") Integer prefixLength,
    @Nullable @Column(name = "gateway") String gateway,
    @Nullable @Column(name = "dns_primary") String dnsPrimary,
    @Nullable @Column(name = "dns_secondary") String dnsSecondary,
    @Nullable @Column(name = "notes") String notes,
    @Column(name = "is_active") boolean isActive) {
  private static final int LINK = 64;
  private static final int SHORTEST = 16;

  /** Terms of an active pool with that name and network, whatever follows from those. */
  public static IpPoolTerms of(String name, String cidr) {
    return new IpPoolTerms(name, null, cidr, null, null, null, null, null, true);
  }

  /** The same, which gives out prefixes of that length. */
  public IpPoolTerms inPrefixesOf(int length) {
    return new IpPoolTerms(
        name, ipVersion, cidr, length, gateway, dnsPrimary, dnsSecondary, notes, isActive);
  }

  /** What one login is given. */
  public int unitLength() {
    return prefixLength != null
        ? prefixLength
        : version() == IpVersion.IPV4 ? IpVersion.IPV4.bits() : LINK;
  }

  /** The family of its addresses. */
  public IpVersion version() {
    return ipVersion != null ? ipVersion : IpNetwork.of(cidr).version();
  }

  /** With everything said that follows from the rest, as it is stored. */
  IpPoolTerms complete() {
    IpVersion version = version();
    return new IpPoolTerms(
        name,
        version,
        IpNetwork.of(cidr).toString().contains("/")
            ? IpNetwork.of(cidr).toString()
            : IpNetwork.of(cidr) + "/" + version.bits(),
        unitLength(),
        gateway,
        dnsPrimary,
        dnsSecondary,
        notes,
        isActive);
  }

  void check() {
    Checks checks = new Checks();
    checks.required("/name", name, 253).text("/notes", notes, 10_000);
    network(checks, "/cidr", cidr).ifPresent(network -> within(checks, network));
    checks.done();
  }

  private void within(Checks checks, IpNetwork network) {
    IpVersion version = network.version();
    checks.rule(
        ipVersion == null || ipVersion == version,
        "/ip_version",
        "mismatch",
        "the version of " + network + " was expected and " + ipVersion + " found");
    if (version == IpVersion.IPV4) {
      checks.rule(
          prefixLength == null || prefixLength == version.bits(),
          "/prefix_length",
          "range",
          "32, single addresses of IPv4, was expected and " + prefixLength + " found");
    } else {
      checks.range("/prefix_length", prefixLength, Math.min(network.length(), LINK), LINK);
    }
    address(checks, "/gateway", gateway, version);
    address(checks, "/dns_primary", dnsPrimary, version);
    address(checks, "/dns_secondary", dnsSecondary, version);
  }

  /** The network the text names; a wrong text is recorded. */
  static Optional<IpNetwork> network(Checks checks, String pointer, @Nullable String text) {
    Optional<IpNetwork> network = text == null ? Optional.empty() : IpNetwork.parse(text);
    if (network.isEmpty()) {
      checks.rule(
          false,
          pointer,
          "network",
          "a network such as 10.0.0.0/16 or 2001:db8::/40 was expected and '" + text + "' found");
      return network;
    }
    IpNetwork found = network.get();
    checks.rule(
        found.isNetwork(),
        pointer,
        "network",
        "the network " + found.network() + " was expected and '" + text
            + "' found, an address in it");
    int longest = found.version() == IpVersion.IPV4 ? IpVersion.IPV4.bits() : LINK;
    checks.rule(
        found.length() <= longest
            && (found.version() == IpVersion.IPV4 || found.length() >= SHORTEST),
        pointer,
        "range",
        "a network of IPv6 from /" + SHORTEST + " to /" + LINK + " was expected and '" + text
            + "' found");
    return found.isNetwork() && found.length() <= longest ? network : Optional.empty();
  }

  private static void address(
      Checks checks, String pointer, @Nullable String text, IpVersion version) {
    checks.rule(
        text == null
            || IpNetwork.parse(text)
                .filter(found -> found.version() == version && found.isAddress())
                .isPresent(),
        pointer,
        "address",
        "an address of " + version.toString().replace("IPV", "IPv") + " was expected and '" + text
            + "' found");
  }
}
