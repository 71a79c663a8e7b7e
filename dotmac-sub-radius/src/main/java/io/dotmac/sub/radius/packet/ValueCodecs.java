package io.dotmac.sub.radius.packet;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The forms in which RADIUS writes values. */
final class ValueCodecs {
  private ValueCodecs() {}

  static final class Text implements ValueCodec<String> {
    @Override
    public Optional<String> decode(byte[] octets, int at, int length) {
      return length == 0
          ? Optional.empty()
          : Optional.of(new String(octets, at, length, StandardCharsets.UTF_8));
    }

    @Override
    public byte[] encode(String value) {
      return value.getBytes(StandardCharsets.UTF_8);
    }
  }

  static final class Octets implements ValueCodec<byte[]> {
    @Override
    public Optional<byte[]> decode(byte[] octets, int at, int length) {
      return Optional.of(Arrays.copyOfRange(octets, at, at + length));
    }

    @Override
    public byte[] encode(byte[] value) {
      return value.clone();
    }
  }

  /** Unsigned big-endian numbers of 4 or 8 octets. */
  static final class Unsigned implements ValueCodec<Long> {
    private final int width;

    Unsigned(int width) {
      this.width = width;
    }

    @Override
    public Optional<Long> decode(byte[] octets, int at, int length) {
      if (length != width) {
        return Optional.empty();
      }
      long number = 0;
      for (int i = 0; i < width; i++) {
        number = (number << 8) | (octets[at + i] & 0xff);
      }
      return Optional.of(number);
    }

    @Override
    public byte[] encode(Long value) {
      if (width == 4 && (value < 0 || value > 0xffff_ffffL)) {
        throw new IllegalArgumentException("expected 0 to 4294967295, found " + value);
      }
      byte[] octets = new byte[width];
      for (int i = 0; i < width; i++) {
        octets[i] = (byte) (value >>> (8 * (width - 1 - i)));
      }
      return octets;
    }
  }

  static final class Date implements ValueCodec<Instant> {
    @Override
    public Optional<Instant> decode(byte[] octets, int at, int length) {
      return INTEGER.decode(octets, at, length).map(Instant::ofEpochSecond);
    }

    @Override
    public byte[] encode(Instant value) {
      return INTEGER.encode(value.getEpochSecond());
    }
  }

  static final class Ipv4 implements ValueCodec<Inet4Address> {
    @Override
    public Optional<Inet4Address> decode(byte[] octets, int at, int length) {
      return length != 4
          ? Optional.empty()
          : Optional.of((Inet4Address) address(Arrays.copyOfRange(octets, at, at + 4)));
    }

    @Override
    public byte[] encode(Inet4Address value) {
      return value.getAddress();
    }
  }

  static final class Ipv6 implements ValueCodec<Inet6Address> {
    @Override
    public Optional<Inet6Address> decode(byte[] octets, int at, int length) {
      return length != 16 ? Optional.empty() : inet6(Arrays.copyOfRange(octets, at, at + 16));
    }

    @Override
    public byte[] encode(Inet6Address value) {
      return value.getAddress();
    }
  }

  static final class Ipv6Prefix implements ValueCodec<IpPrefix> {
    @Override
    public Optional<IpPrefix> decode(byte[] octets, int at, int length) {
      // RFC 3162 2.3: reserved octet, prefix length, then only as much of the prefix as needed.
      if (length < 2 || length > 18) {
        return Optional.empty();
      }
      int prefixLength = octets[at + 1] & 0xff;
      if (prefixLength > 128) {
        return Optional.empty();
      }
      byte[] prefix = new byte[16];
      System.arraycopy(octets, at + 2, prefix, 0, length - 2);
      return inet6(prefix).map(address -> IpPrefix.masked(address, prefixLength));
    }

    @Override
    public byte[] encode(IpPrefix value) {
      if (!(value.network() instanceof Inet6Address)) {
        throw new IllegalArgumentException("expected an IPv6 prefix, found " + value);
      }
      int needed = (value.length() + 7) / 8;
      byte[] octets = new byte[2 + needed];
      octets[1] = (byte) value.length();
      System.arraycopy(value.network().getAddress(), 0, octets, 2, needed);
      return octets;
    }
  }

  /** An address of 16 octets; empty for the IPv4-mapped ones, which Java turns into IPv4. */
  private static Optional<Inet6Address> inet6(byte[] octets) {
    InetAddress address = address(octets);
    return address instanceof Inet6Address inet6 ? Optional.of(inet6) : Optional.empty();
  }

  static InetAddress address(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("expected 4 or 16 octets, found " + octets.length, e);
    }
  }
}
