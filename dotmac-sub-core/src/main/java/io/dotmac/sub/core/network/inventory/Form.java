package io.dotmac.sub.core.network.inventory;

import io.dotmac.sub.core.network.ip.IpNetwork;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How a text is written; each form has one way in which it is stored. */
public enum Form {
  /** As it comes. */
  ANY("a text", Optional::of),

  /** Six octets, stored as {@code AA:BB:CC:00:11:22}. */
  MAC("a MAC address such as AA:BB:CC:00:11:22", Form::mac),

  /** An address of IPv4 or IPv6, in its shortest form. */
  IP_ADDRESS("an address of IPv4 or IPv6", Form::address),

  /** Four letters of a vendor and eight hexadecimal digits; the letters may be in hexadecimal. */
  ONT_SERIAL("a serial number such as HWTC1A2B3C4D or 485754431A2B3C4D", Form::serial),

  /** Inputs and outputs of a splitter. */
  SPLIT_RATIO("a ratio such as 1:8, of 1 or 2 inputs and 2 to 128 outputs", Form::ratio),

  /** A country by ISO 3166. */
  COUNTRY("a country such as NG", text -> upper(text, "[A-Z]{2}"));

  private static final int VENDOR_DIGITS = 8;

  private final String expected;
  private final Function<String, Optional<String>> reader;

  Form(String expected, Function<String, Optional<String>> reader) {
    this.expected = expected;
    this.reader = reader;
  }

  /** The text as it is stored; empty when it is of another form. */
  public Optional<String> read(String text) {
    return reader.apply(text);
  }

  /** What was expected, in words. */
  public String expected() {
    return expected;
  }

  private static Optional<String> mac(String text) {
    String digits = text.replaceAll("[:.-]", "").toUpperCase(Locale.ROOT);
    boolean written = text.matches("(?i)[0-9a-f]{12}"
        + "|([0-9a-f]{2}:){5}[0-9a-f]{2}|([0-9a-f]{2}-){5}[0-9a-f]{2}"
        + "|([0-9a-f]{4}[.-]){2}[0-9a-f]{4}");
    return written ? Optional.of(digits.replaceAll("(..)(?=.)", "$1:")) : Optional.empty();
  }

  private static Optional<String> address(String text) {
    return IpNetwork.parse(text).filter(IpNetwork::isAddress).map(IpNetwork::toString);
  }

  private static Optional<String> serial(String text) {
    String plain = text.replace("-", "").toUpperCase(Locale.ROOT);
    if (plain.matches("[A-Z]{4}[0-9A-F]{8}")) {
      return Optional.of(plain);
    }
    if (!plain.matches("[0-9A-F]{16}")) {
      return Optional.empty();
    }
    byte[] vendor = HexFormat.of().parseHex(plain.substring(0, VENDOR_DIGITS));
    String letters = new String(vendor, StandardCharsets.ISO_8859_1);
    return Optional.of(
        letters.matches("[A-Z]{4}") ? letters + plain.substring(VENDOR_DIGITS) : plain);
  }

  private static final Pattern RATIO = Pattern.compile("[12]:(2|4|8|16|32|64|128)");

  private static Optional<String> ratio(String text) {
    return RATIO.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> upper(String text, String pattern) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.matches(pattern) ? Optional.of(upper) : Optional.empty();
  }
}
