package io.dotmac.sub.radius;

import java.util.HexFormat;

/** Octets as the RFCs print them. */
public final class Hex {
  private Hex() {}

  /** The octets of hexadecimal text with any white space in it. */
  public static byte[] octets(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }
}
