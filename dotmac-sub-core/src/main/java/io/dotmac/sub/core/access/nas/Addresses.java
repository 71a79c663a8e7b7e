package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.problem.Checks;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Internet addresses and prefixes as people write them; never a name that would be looked up. */
public final class Addresses {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?=\\d)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:[^:]*:?.*)[0-9a-fA-F:]{2,39}");

  private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");
  private static final int IPV6_OCTETS = 16;

  private Addresses() {}

  /** Absent, or an address. */
  public static boolean isAddress(@Nullable String text) {
    return text == null || IPV4.matcher(text).matches() || isIpv6(text);
  }

  /** Absent, or an IPv4 address. */
  public static boolean isIpv4(@Nullable String text) {
    return text == null || IPV4.matcher(text).matches();
  }

  /** An address, or a prefix such as {@code 10.0.0.0/24}. */
  public static boolean isPrefix(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return isAddress(text);
    }
    String address = text.substring(0, slash);
    String length = text.substring(slash + 1);
    int longest = address.indexOf(':') < 0 ? 32 : 128;
    return isAddress(address)
        && LENGTH.matcher(length).matches()
        && Integer.parseInt(length) <= longest;
  }

  /**
   * The network that {@code prefix} lies in: {@code 10.0.0.0/24} for {@code 10.0.0.7/24}; an
   * address without a length stays as it is.
   *
   * @param prefix as {@link #isPrefix} accepts it
   */
  public static String network(String prefix) {
    int slash = prefix.indexOf('/');
    if (slash < 0) {
      return prefix;
    }
    byte[] octets = octets(prefix.substring(0, slash));
    byte[] network = octets.clone();
    int length = Integer.parseInt(prefix.substring(slash + 1));
    for (int bit = length; bit < network.length * 8; bit++) {
      network[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    return Arrays.equals(octets, network) ? prefix : text(network) + prefix.substring(slash);
  }

  /** Checks that it is an address, or a prefix with no bit set behind its length. */
  public static void checkNetwork(Checks checks, String pointer, String text) {
    if (!isPrefix(text)) {
      checks.rule(
          false,
          pointer,
          "address",
          "an address or a prefix such as 10.0.0.0/24 was expected and '" + text + "' found");
      return;
    }
    String network = network(text);
    checks.rule(
        network.equals(text),
        pointer,
        "network",
        "the network " + network + " was expected and '" + text + "' found, an address in it");
  }

  private static byte[] octets(String address) {
    try {
      byte[] octets = InetAddress.getByName(address).getAddress();
      if (address.indexOf(':') < 0 || octets.length == IPV6_OCTETS) {
        return octets;
      }
      // Java takes ::ffff:0:0/96 for IPv4.
      byte[] mapped = new byte[IPV6_OCTETS];
      mapped[10] = (byte) 0xff;
      mapped[11] = (byte) 0xff;
      System.arraycopy(octets, 0, mapped, 12, octets.length);
      return mapped;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address: " + address, e);
    }
  }

  private static String text(byte[] octets) {
    try {
      InetAddress address = octets.length == IPV6_OCTETS
          ? Inet6Address.getByAddress(null, octets, -1)
          : InetAddress.getByAddress(octets);
      return address.getHostAddress().replaceFirst("(^|:)0(:0)+(:|$)", "::");
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
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
