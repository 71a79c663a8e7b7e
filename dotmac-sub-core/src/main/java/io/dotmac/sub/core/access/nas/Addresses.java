package io.dotmac.sub.core.access.nas;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Internet addresses and prefixes as people write them; never a name that would be looked up. */
final class Addresses {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?=\\d)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:[^:]*:?.*)[0-9a-fA-F:]{2,39}");

  private Addresses() {}

  /** Absent, or an address. */
  static boolean isAddress(@Nullable String text) {
    return text == null || IPV4.matcher(text).matches() || isIpv6(text);
  }

  /** An address, or a prefix such as {@code 10.0.0.0/24}. */
  static boolean isPrefix(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return isAddress(text);
    }
    String address = text.substring(0, slash);
    String length = text.substring(slash + 1);
    int longest = address.indexOf(':') < 0 ? 32 : 128;
    return isAddress(address) && length.matches("\\d{1,3}") && Integer.parseInt(length) <= longest;
  }

  static String expected(@Nullable String found) {
    return "an IPv4 or IPv6 address was expected and '" + found + "' found";
  }

  private static boolean isIpv6(String text) {
    if (!IPV6.matcher(text).matches()) {
      return false;
    }
    boolean shortened = text.contains("::");
    if (shortened && text.indexOf("::") != text.lastIndexOf("::")) {
      return false;
    }
    long groups = 0;
    for (String group : text.split(":", -1)) {
      if (group.length() > 4) {
        return false;
      }
      groups += group.isEmpty() ? 0 : 1;
    }
    return shortened ? groups < 8 : groups == 8 && !text.endsWith(":") && !text.startsWith(":");
  }
}
