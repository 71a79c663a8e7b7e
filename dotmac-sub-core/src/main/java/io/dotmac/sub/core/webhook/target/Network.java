package io.dotmac.sub.core.webhook.target;

import java.net.InetAddress;
import java.util.Optional;

/** The addresses that share their first bits. */
record Network(byte[] first, int bits) {
  /** Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; empty for anything else. */
  static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    Optional<byte[]> octets = Literals.parse(address).map(InetAddress::getAddress);
    if (octets.isEmpty()) {
      return Optional.empty();
    }
    int all = octets.get().length * 8;
    try {
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      return bits < 0 || bits > all
          ? Optional.empty()
          : Optional.of(new Network(octets.get(), bits));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The same for a text of this program. */
  static Network of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no network"));
  }

  boolean contains(InetAddress address) {
    byte[] octets = address.getAddress();
    if (octets.length != first.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((octets[bit / 8] & mask) != (first[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
