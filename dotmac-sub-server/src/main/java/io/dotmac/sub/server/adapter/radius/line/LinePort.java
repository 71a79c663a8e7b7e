package io.dotmac.sub.server.adapter.radius.line;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what NASes write into NAS-Port-Id and Calling-Station-Id. */
public final class LinePort {
  /** {@code vlanid=100;vlanid2=200} of Huawei: the subscriber's own tag is the second. */
  private static final Pattern NAMED = Pattern.compile("vlan(?:[-_ ]?id)?2?[-=: ]?(\\d{1,4})");

  /** {@code ge-0/0/1.100:200-300}, {@code 0/0/1/4.100.200}, {@code ether2.100}. */
  private static final Pattern TRAILING = Pattern.compile("[.:-](\\d{1,4})$");

  private static final int LAST_VLAN = 4094;

  private LinePort() {}

  /** The VLAN nearest to the subscriber; empty if the text names none. */
  public static OptionalInt vlan(String portId) {
    Matcher named = NAMED.matcher(portId.toLowerCase(Locale.ROOT));
    OptionalInt found = OptionalInt.empty();
    while (named.find()) {
      OptionalInt tag = tag(named.group(1));
      found = tag.isPresent() ? tag : found;
    }
    if (found.isPresent()) {
      return found;
    }
    Matcher trailing = TRAILING.matcher(portId.trim());
    return trailing.find() ? tag(trailing.group(1)) : OptionalInt.empty();
  }

  private static OptionalInt tag(String digits) {
    int vlan = Integer.parseInt(digits);
    return vlan >= 1 && vlan <= LAST_VLAN ? OptionalInt.of(vlan) : OptionalInt.empty();
  }

  /**
   * A MAC address in the one form that is stored, whatever the NAS wrote and whatever it added;
   * other text as it is.
   */
  public static String mac(String text) {
    StringBuilder canonical = new StringBuilder(17);
    int digits = 0;
    for (int i = 0; i < text.length() && digits < 12; i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) >= 0) {
        canonical.append(digits > 0 && digits % 2 == 0 ? ":" : "").append(lower(c));
        digits++;
      } else if (c != ':' && c != '-' && c != '.') {
        return text;
      }
    }
    return digits == 12 ? canonical.toString() : text;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'F' ? (char) (c + 32) : c;
  }
}
