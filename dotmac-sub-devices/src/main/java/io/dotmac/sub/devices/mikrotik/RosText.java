package io.dotmac.sub.devices.mikrotik;

import java.nio.charset.StandardCharsets;

/**
 * Texts for the command line of RouterOS. Within quotes, a dollar sign begins a variable, a bracket
 * after it a command, a question mark asks for help and a tab completes. So every byte that is not
 * a harmless letter is written by its number: none of them is ever sent.
 */
final class RosText {
  private static final String HARMLESS = " !#%&'()*+,-./:;<=>@^_{|}~";

  private RosText() {}

  /** As the device itself writes it within quotes. */
  static String printed(String text) {
    return text.replaceAll("([\\\\\"$?])", "\\\\$1")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean harmless = c >= '0' && c <= '9'
          || c >= 'A' && c <= 'Z'
          || c >= 'a' && c <= 'z'
          || HARMLESS.indexOf(c) >= 0;
      out.append(harmless ? String.valueOf(c) : String.format("\\%02X", (int) c));
    }
    return out.append('"').toString();
  }
}
