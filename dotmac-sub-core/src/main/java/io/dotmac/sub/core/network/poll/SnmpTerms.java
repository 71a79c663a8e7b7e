package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a credential, but its secrets.
 *
 * @param name unique among those in use
 * @param username of SNMPv3; absent for communities
 */
@Embeddable
public record SnmpTerms(
    @Column(name = "name") String name,
    @Column(name = "snmp_version") SnmpVersion snmpVersion,
    @Nullable @Column(name = "username") String username,
    @Column(name = "auth_protocol") SnmpAuthProtocol authProtocol,
    @Column(name = "priv_protocol") SnmpPrivProtocol privProtocol,
    @Column(name = "is_active") boolean isActive) {
  /** Of a credential about which nothing is said yet. */
  public static final SnmpTerms BLANK = community("");

  private static final int LONGEST_USER = 32;

  /** A community of SNMPv2c. */
  public static SnmpTerms community(String name) {
    return new SnmpTerms(
        name, SnmpVersion.V2C, null, SnmpAuthProtocol.NONE, SnmpPrivProtocol.NONE, true);
  }

  Checks check() {
    Checks checks = new Checks().required("/name", name, 200);
    if (snmpVersion != SnmpVersion.V3) {
      return checks
          .rule(username == null, "/username", "version", "only SNMPv3 has users")
          .rule(
              authProtocol == SnmpAuthProtocol.NONE,
              "/auth_protocol",
              "version",
              "only SNMPv3 authenticates")
          .rule(
              privProtocol == SnmpPrivProtocol.NONE,
              "/priv_protocol",
              "version",
              "only SNMPv3 encrypts");
    }
    return checks
        .required("/username", username, LONGEST_USER)
        .rule(
            privProtocol == SnmpPrivProtocol.NONE || authProtocol != SnmpAuthProtocol.NONE,
            "/priv_protocol",
            "unauthenticated",
            "SNMPv3 encrypts nothing that it does not authenticate")
        .rule(
            privProtocol != SnmpPrivProtocol.AES256 || authProtocol != SnmpAuthProtocol.SHA,
            "/priv_protocol",
            "digest",
            "aes256 needs sha256 or sha512");
  }

  SnmpTerms active(boolean active) {
    return new SnmpTerms(name, snmpVersion, username, authProtocol, privProtocol, active);
  }
}
