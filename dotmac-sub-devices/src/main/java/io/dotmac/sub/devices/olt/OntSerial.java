package io.dotmac.sub.devices.olt;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The serial number of an optical network terminal: eight bytes, of which the first four name the
 * vendor in ASCII (ITU-T G.984.3, Serial_Number_ONU).
 *
 * <p>Line terminals and labels write it in different ways: {@code HWTC1234ABCD}, {@code
 * HWTC-1234ABCD}, {@code ALCL:1234ABCD}, or all eight bytes in hexadecimal, {@code
 * 485754431234ABCD}. All of these are one serial here, so that a terminal is found however it was
 * written down.
 *
 * @param vendor four upper-case letters or digits, such as {@code HWTC}
 * @param number the vendor-specific four bytes
 */
public record OntSerial(String vendor, int number) {
  private static final Pattern VENDOR = Pattern.compile("[A-Z0-9]{4}");
  private static final Pattern PRINTED = Pattern.compile("([A-Z0-9]{4})[-:]?([0-9A-F]{8})");
  private static final Pattern BYTES = Pattern.compile("[0-9A-F]{16}");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  public OntSerial {
    if (!VENDOR.matcher(vendor).matches()) {
      throw new IllegalArgumentException(
          "a vendor id is four upper-case letters or digits, not \"" + vendor + "\"");
    }
  }

  /** Reads any of the forms people and devices use; empty for anything else. */
  public static Optional<OntSerial> parse(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT);
    if (BYTES.matcher(plain).matches()) {
      return ofBytes(HEX.parseHex(plain));
    }
    Matcher printed = PRINTED.matcher(plain);
    return printed.matches()
        ? Optional.of(
            new OntSerial(printed.group(1), Integer.parseUnsignedInt(printed.group(2), 16)))
        : Optional.empty();
  }

  /** Reads the eight bytes of the wire; empty when the vendor id is no text. */
  public static Optional<OntSerial> ofBytes(byte[] bytes) {
    if (bytes.length != 8) {
      throw new IllegalArgumentException("a serial has 8 bytes, not " + bytes.length);
    }
    String vendor = new String(bytes, 0, 4, StandardCharsets.US_ASCII);
    int number = 0;
    for (int i = 4; i < 8; i++) {
      number = number << 8 | bytes[i] & 0xff;
    }
    return VENDOR.matcher(vendor).matches()
        ? Optional.of(new OntSerial(vendor, number))
        : Optional.empty();
  }

  /** All eight bytes in hexadecimal, as Huawei line terminals take it: {@code 48575443...}. */
  public String hex() {
    return HEX.formatHex(vendor.getBytes(StandardCharsets.US_ASCII)) + HEX.toHexDigits(number);
  }

  /** The canonical form, as on most labels: {@code HWTC1234ABCD}. */
  @Override
  public String toString() {
    return vendor + HEX.toHexDigits(number);
  }
}
