package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a network access server.
 *
 * @param code a short name, unique within the tenant
 * @param ipAddress where it is managed
 * @param nasIp where its RADIUS packets come from and dynamic authorization goes to
 * @param nasIdentifier what it calls itself in NAS-Identifier
 * @param coaPort where it listens for dynamic authorization; 3799 by RFC 5176
 */
@Embeddable
public record NasTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "code") String code,
    @Column(name = "vendor") NasVendor vendor,
    @Nullable @Column(name = "model") String model,
    @Nullable @Column(name = "serial_number") String serialNumber,
    @Nullable @Column(name = "firmware_version") String firmwareVersion,
    @Nullable @Column(name = "description") String description,
    @Nullable @Column(name = "ip_address") String ipAddress,
    @Nullable @Column(name = "nas_ip") String nasIp,
    @Nullable @Column(name = "nas_identifier") String nasIdentifier,
    @Column(name = "coa_port") int coaPort,
    @Nullable @Column(name = "notes") String notes) {
  /** The port of RFC 5176. */
  public static final int COA_PORT = 3799;

  /** One of that maker at that address, asked on the standard port. */
  public static NasTerms of(String name, String code, NasVendor vendor, String model, String ip) {
    return new NasTerms(name, code, vendor, model, null, null, null, ip, ip, null, COA_PORT, null);
  }

  /** The same, asked on that port. */
  public NasTerms onCoaPort(int port) {
    return new NasTerms(
        name,
        code,
        vendor,
        model,
        serialNumber,
        firmwareVersion,
        description,
        ipAddress,
        nasIp,
        nasIdentifier,
        port,
        notes);
  }

  void check() {
    new Checks()
        .required("/name", name, 200)
        .text("/code", code, 50)
        .present("/vendor", vendor)
        .text("/model", model, 100)
        .text("/description", description, 2_000)
        .rule(
            Addresses.isAddress(ipAddress), "/ip_address", "address", Addresses.expected(ipAddress))
        .rule(Addresses.isAddress(nasIp), "/nas_ip", "address", Addresses.expected(nasIp))
        .range("/coa_port", coaPort, 1, 65_535)
        .text("/notes", notes, 10_000)
        .done();
  }
}
