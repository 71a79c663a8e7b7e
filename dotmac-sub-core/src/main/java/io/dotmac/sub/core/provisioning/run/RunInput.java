package io.dotmac.sub.core.provisioning.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an order is carried out with.
 *
 * @param ponPort {@code frame/slot/port}, such as {@code 0/1/0}
 * @param serialNumber of the ONT, such as {@code HWTC1234ABCD}
 * @param vlan of the service; absent: what the workflow says
 */
@Embeddable
public record RunInput(
    @Embedded @AttributeOverride(name = "value", column = @Column(name = "device_id"))
    ProvisioningDeviceId deviceId,

    @Column(name = "pon_port") String ponPort,
    @Column(name = "serial_number") String serialNumber,
    @Nullable @Column(name = "vlan") Integer vlan) {
  private static final Pattern PORT = Pattern.compile("\\d{1,3}/\\d{1,3}/\\d{1,3}");
  private static final Pattern BYTES = Pattern.compile("[0-9A-F]{16}");
  private static final Pattern VENDOR = Pattern.compile("[A-Z0-9]{4}");
  private static final Pattern SERIAL =
      Pattern.compile("(?i)[A-Z0-9]{4}[-:]?[0-9A-F]{8}|[0-9A-F]{16}");

  /** The serial number in its canonical form, however it was written. */
  public String canonicalSerial() {
    return canonical(serialNumber);
  }

  /** Whether that is a serial number in any of the forms people and devices use. */
  public static boolean isSerial(String text) {
    return SERIAL.matcher(text).matches();
  }

  /** {@code HWTC-1234ABCD} and {@code 485754431234ABCD} give {@code HWTC1234ABCD}. */
  public static String canonical(String serial) {
    String plain = serial.strip().toUpperCase(Locale.ROOT).replaceFirst("^(.{4})[-:]", "$1");
    if (!BYTES.matcher(plain).matches()) {
      return plain;
    }
    String vendor = new String(HexFormat.of().parseHex(plain.substring(0, 8)), US_ASCII);
    return VENDOR.matcher(vendor).matches() ? vendor + plain.substring(8) : plain;
  }

  Checks check() {
    return new Checks()
        .rule(
            PORT.matcher(ponPort).matches(),
            "/pon_port",
            "format",
            "frame/slot/port such as 0/1/0 was expected")
        .rule(
            isSerial(serialNumber),
            "/serial_number",
            "format",
            "a serial number such as HWTC1234ABCD was expected")
        .range("/vlan", vlan, 1, 4_094);
  }
}
