package io.dotmac.sub.core.network.ip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address, or a network of them: the leading {@code length} bits of {@code high} and {@code
 * low}. An address of IPv4 is the last 32 bits of {@code low}. Immutable; host bits may be set, as
 * in what people type.
 */
public record IpNetwork(IpVersion version, long high, long low, int length) {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?=\\d)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");
  private static final int GROUPS = 8;

  /** Checks the length. */
  public IpNetwork {
    if (length < 0 || length > version.bits()) {
      throw new IllegalArgumentException(
          "expected a length of 0 to " + version.bits() + ", found " + length);
    }
  }

  /** Reads {@code 192.0.2.7}, {@code 10.0.0.0/8} or {@code 2001:db8::/32}, but never a name. */
  public static Optional<IpNetwork> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean four = IPV4.matcher(address).matches();
    if (!four && !IPV6.matcher(address).matches()) {
      return Optional.empty();
    }
    IpVersion version = four ? IpVersion.IPV4 : IpVersion.IPV6;
    int length = version.bits();
    if (slash >= 0) {
      String after = text.substring(slash + 1);
      if (!LENGTH.matcher(after).matches() || Integer.parseInt(after) > length) {
        return Optional.empty();
      }
      length = Integer.parseInt(after);
    }
    try {
      return Optional.of(of(version, InetAddress.getByName(address).getAddress(), length));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** What is known to be written right, as in the database. */
  public static IpNetwork of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("no address or network: " + text));
  }

  private static IpNetwork of(IpVersion version, byte[] octets, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    if (version == IpVersion.IPV4) {
      return new IpNetwork(version, 0, buffer.getInt() & 0xffff_ffffL, length);
    }
    // Java reads ::ffff:192.0.2.7 as an address of IPv4.
    return octets.length == 4
        ? new IpNetwork(version, 0, 0xffff_0000_0000L | buffer.getInt() & 0xffff_ffffL, length)
        : new IpNetwork(version, buffer.getLong(), buffer.getLong(), length);
  }

  /** The same without the bits behind its length. */
  public IpNetwork network() {
    int shift = version == IpVersion.IPV4 ? length + 96 : length;
    return new IpNetwork(version, high & mask(shift), low & mask(shift - 64), length);
  }

  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
  }

  /** Whether no bit is set behind its length. */
  public boolean isNetwork() {
    return equals(network());
  }

  /** Whether it is a single address. */
  public boolean isAddress() {
    return length == version.bits();
  }

  /** Whether all of {@code other} lies in it. */
  public boolean contains(IpNetwork other) {
    return version == other.version
        && length <= other.length
        && new IpNetwork(version, other.high, other.low, length).network().equals(network());
  }

  /** Whether any address lies in both. */
  public boolean overlaps(IpNetwork other) {
    return contains(other) || other.contains(this);
  }

  /** How many units of that length it has; at most {@code Long.MAX_VALUE}. */
  public long units(int unitLength) {
    int bits = unitLength - length;
    return bits < 0 ? 0 : bits > 62 ? Long.MAX_VALUE : 1L << bits;
  }

  /**
   * The unit of that number, from 0.
   *
   * @param unitLength 32 for IPv4, at most 64 for IPv6
   */
  public IpNetwork unit(long number, int unitLength) {
    return version == IpVersion.IPV4
        ? new IpNetwork(version, 0, low + number, unitLength)
        : new IpNetwork(version, high + (number << (64 - unitLength)), 0, unitLength);
  }

  /** The number of the unit in which {@code inside} begins. */
  public long numberOf(IpNetwork inside, int unitLength) {
    return version == IpVersion.IPV4
        ? inside.network().low - low
        : (inside.network().high - high) >>> (64 - unitLength);
  }

  /** Its first address, for the wire. */
  public InetAddress address() {
    try {
      return version == IpVersion.IPV4
          ? InetAddress.getByAddress(ByteBuffer.allocate(4).putInt((int) low).array())
          : Inet6Address.getByAddress(
              null, ByteBuffer.allocate(16).putLong(high).putLong(low).array(), -1);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As people write it (RFC 5952); a single address without a length. */
  @Override
  public String toString() {
    return isAddress() ? addressText() : addressText() + "/" + length;
  }

  private String addressText() {
    return version == IpVersion.IPV4
        ? (low >> 24) + "." + (low >> 16 & 0xff) + "." + (low >> 8 & 0xff) + "." + (low & 0xff)
        : ipv6Text();
  }

  private String ipv6Text() {
    int start = -1;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && group(i + run) == 0) {
        run++;
      }
      if (run > longest) {
        longest = run;
        start = i;
      }
    }
    StringBuilder text = new StringBuilder(43);
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }

  private int group(int number) {
    long half = number < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (number % 4))) & 0xffff;
  }
}
