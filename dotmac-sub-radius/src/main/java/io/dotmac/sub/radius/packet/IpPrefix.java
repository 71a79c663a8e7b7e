package io.dotmac.sub.radius.packet;

import java.net.InetAddress;

/**
 * A range of IPv4 or IPv6 addresses that share their leading bits.
 *
 * @param network the first address of the range: the bits beyond {@code length} are 0
 * @param length how many leading bits are shared: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record IpPrefix(InetAddress network, int length) {
  /** Refuses a length the family does not have and host bits that are set. */
  public IpPrefix {
    byte[] octets = network.getAddress();
    if (length < 0 || length > octets.length * 8) {
      throw new IllegalArgumentException(
          "expected a prefix length of 0 to " + octets.length * 8 + ", found " + length);
    }
    if (!network.equals(ValueCodecs.address(mask(octets, length)))) {
      throw new IllegalArgumentException(
          network.getHostAddress() + "/" + length + " has bits set beyond its length");
    }
  }

  /** The range of {@code length} leading bits that contains {@code address}. */
  public static IpPrefix masked(InetAddress address, int length) {
    byte[] octets = address.getAddress();
    return new IpPrefix(ValueCodecs.address(mask(octets, Math.min(length, 128))), length);
  }

  /** The range of one address. */
  public static IpPrefix host(InetAddress address) {
    return new IpPrefix(address, address.getAddress().length * 8);
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address. Host bits are cleared.
   *
   * @throws IllegalArgumentException for anything else; names are never looked up
   */
  public static IpPrefix parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      InetAddress network = literal(address);
      return slash < 0
          ? host(network)
          : masked(network, Integer.parseInt(text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected an address or prefix such as 10.0.0.0/8, found " + text, e);
    }
  }

  /** Whether {@code address} is of the same family and lies in the range. */
  public boolean contains(InetAddress address) {
    byte[] octets = address.getAddress();
    return octets.length == network.getAddress().length
        && network.equals(ValueCodecs.address(mask(octets, length)));
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + length;
  }

  /** An address in figures; names are refused, so that nothing is looked up. */
  static InetAddress literal(String address) {
    // Only digits, dots, colons and hexadecimal letters: InetAddress would look up anything else.
    boolean numeric =
        address.matches("[0-9.]+") || address.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    if (!numeric) {
      throw new IllegalArgumentException("expected an IP address, found " + address);
    }
    try {
      return InetAddress.getByName(address);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException("expected an IP address, found " + address, e);
    }
  }

  private static byte[] mask(byte[] octets, int length) {
    byte[] masked = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      int bits = Math.max(0, Math.min(8, length - 8 * i));
      masked[i] = (byte) (octets[i] & 0xff00 >> bits);
    }
    return masked;
  }
}
