package io.dotmac.sub.core.provisioning.device;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.regex.Pattern;

/**
 * What may be edited about a device, but its passwords.
 *
 * @param name unique among those in use
 * @param hostKey the key it must show: {@code SHA256:} and 43 characters of base64
 */
@Embeddable
public record DeviceTerms(
    @Column(name = "name") String name,
    @Column(name = "vendor") ProvisioningVendor vendor,
    @Column(name = "host") String host,
    @Column(name = "port") int port,
    @Column(name = "username") String username,
    @Column(name = "host_key") String hostKey,
    @Column(name = "is_active") boolean isActive) {
  /** Of a device about which nothing is said yet. */
  public static final DeviceTerms BLANK =
      new DeviceTerms("", ProvisioningVendor.HUAWEI, "", 22, "", "", true);

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:_-]{0,252}");
  private static final Pattern KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  Checks check() {
    return new Checks()
        .required("/name", name, 200)
        .rule(
            HOST.matcher(host).matches(),
            "/host",
            "format",
            "a host name or an address was expected")
        .range("/port", port, 1, 65_535)
        .required("/username", username, 100)
        .rule(
            KEY.matcher(hostKey).matches(),
            "/host_key",
            "format",
            "SHA256: and 43 characters of base64 were expected, as ssh-keygen -lf prints them");
  }

  DeviceTerms active(boolean active) {
    return new DeviceTerms(name, vendor, host, port, username, hostKey, active);
  }
}
