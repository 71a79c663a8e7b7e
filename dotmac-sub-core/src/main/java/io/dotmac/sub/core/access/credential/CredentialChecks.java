package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.access.nas.Addresses;
import io.dotmac.sub.core.access.nas.NasDevice;
import io.dotmac.sub.core.access.nas.NasDeviceId;
import io.dotmac.sub.core.access.radius.RadiusProfile;
import io.dotmac.sub.core.access.radius.RadiusProfileId;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a credential must look like. */
final class CredentialChecks {
  /** RFC 2865, 5.22: a prefix, then optionally a gateway and metrics. */
  private static final Pattern ROUTE =
      Pattern.compile("[0-9a-fA-F.:]+/\\d{1,3}( [0-9a-fA-F.:]+( \\d+)*)?");

  private static final Pattern MAC = Pattern.compile("[0-9a-f]{12}");

  private CredentialChecks() {}

  static void check(Checks checks, NewCredential wanted) {
    checks
        .required("/username", wanted.username(), 253)
        // RFC 2865 5.2: a User-Password has at most 128 octets.
        .text("/secret", wanted.secret(), 128);
    addresses(checks, wanted.ipv4Address(), wanted.macAddress());
  }

  static void check(Tx tx, Checks checks, CredentialTerms terms) {
    checks
        .required("/username", terms.username(), 253)
        .present("/connection_type", terms.connectionType())
        .range("/vlan_id", terms.vlanId(), 1, 4_094)
        .range("/bound_vlan_id", terms.boundVlanId(), 1, 4_094)
        .text("/circuit_id", terms.circuitId(), 253)
        .text("/remote_id", terms.remoteId(), 253)
        .text("/framed_routes", terms.framedRoutes(), 2_000);
    routes(checks, terms.framedRoutes());
    addresses(checks, terms.ipv4Address(), terms.macAddress());
    prefix(checks, "/ipv6_prefix", terms.ipv6Prefix());
    prefix(checks, "/delegated_ipv6_prefix", terms.delegatedIpv6Prefix());
    checks.rule(
        terms.nasDeviceId() == null
            || tx.find(NasDevice.class, new NasDeviceId(terms.nasDeviceId())).isPresent(),
        "/nas_device_id",
        "not_found",
        "a NAS device was expected and none found");
    checks.rule(
        terms.radiusProfileId() == null
            || tx.find(RadiusProfile.class, new RadiusProfileId(terms.radiusProfileId()))
                .isPresent(),
        "/radius_profile_id",
        "not_found",
        "a RADIUS profile was expected and none found");
  }

  private static void addresses(Checks checks, @Nullable String ipv4, @Nullable String mac) {
    checks
        .rule(
            Addresses.isIpv4(ipv4),
            "/ipv4_address",
            "address",
            "an IPv4 address such as 100.64.0.7 was expected and '" + ipv4 + "' found")
        .rule(
            mac == null || MAC.matcher(digits(mac)).matches(),
            "/mac_address",
            "address",
            "a MAC address such as 4c:5e:0c:12:34:56 was expected and '" + mac + "' found");
  }

  private static void prefix(Checks checks, String pointer, @Nullable String prefix) {
    if (prefix != null && prefix.indexOf(':') >= 0 && prefix.indexOf('/') >= 0) {
      Addresses.checkNetwork(checks, pointer, prefix);
    } else {
      checks.rule(
          prefix == null,
          pointer,
          "address",
          "an IPv6 prefix such as 2001:db8:1::/64 was expected and '" + prefix + "' found");
    }
  }

  private static void routes(Checks checks, @Nullable String routes) {
    if (routes == null) {
      return;
    }
    for (String route : routes.split("\n", -1)) {
      checks.rule(
          ROUTE.matcher(route).matches(),
          "/framed_routes",
          "route",
          "a network such as 192.0.2.0/24, perhaps with its gateway and metric, was expected and '"
              + route + "' found");
    }
  }

  /** Any of the usual spellings becomes {@code 4c:5e:0c:12:34:56}. */
  static @Nullable String canonicalMac(@Nullable String mac) {
    return mac == null ? null : digits(mac).replaceAll("(..)(?!$)", "$1:");
  }

  private static String digits(String mac) {
    return mac.toLowerCase(Locale.ROOT).replaceAll("[:.\\- ]", "");
  }
}
