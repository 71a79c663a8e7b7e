package io.dotmac.sub.radius.packet;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
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

    @Override
    public String parse(String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("expected text of at least one character");
      }
      return text;
    }
  }

  /** Octets: so many, or any number if {@code width} is negative. */
  static final class Octets implements ValueCodec<byte[]> {
    private final int width;

    Octets(int width) {
      this.width = width;
    }

    @Override
    public Optional<byte[]> decode(byte[] octets, int at, int length) {
      return width >= 0 && length != width
          ? Optional.empty()
          : Optional.of(Arrays.copyOfRange(octets, at, at + length));
    }

    @Override
    public byte[] encode(byte[] value) {
      if (width >= 0 && value.length != width) {
        throw new IllegalArgumentException("expected " + width + " octets, found " + value.length);
      }
      return value.clone();
    }

    @Override
    public byte[] parse(String text) {
      byte[] value = text.startsWith("0x")
          ? HexFormat.of().parseHex(text.substring(2))
          : width < 0
              ? text.getBytes(StandardCharsets.UTF_8)
              : HexFormat.of().parseHex(text.replaceAll("[:.-]", ""));
      return encode(value);
    }
  }

  /** Unsigned big-endian numbers of 1, 2, 4 or 8 octets. */
  static final class Unsigned implements ValueCodec<Long> {
    private final int width;
    private final long most;

    Unsigned(int width) {
      this.width = width;
      this.most = width == 8 ? Long.MAX_VALUE : (1L << 8 * width) - 1;
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
      if (width < 8 && (value < 0 || value > most)) {
        throw new IllegalArgumentException("expected 0 to " + most + ", found " + value);
      }
      byte[] octets = new byte[width];
      for (int i = 0; i < width; i++) {
        octets[i] = (byte) (value >>> (8 * (width - 1 - i)));
      }
      return octets;
    }

    @Override
    public Long parse(String text) {
      Long value;
      try {
        value = text.startsWith("0x")
            ? Long.parseUnsignedLong(text.substring(2), 16)
            : Long.parseUnsignedLong(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("expected a number, found " + text, e);
      }
      encode(value);
      return value;
    }
  }

  static final class Signed implements ValueCodec<Long> {
    @Override
    public Optional<Long> decode(byte[] octets, int at, int length) {
      return INTEGER.decode(octets, at, length).map(bits -> (long) bits.intValue());
    }

    @Override
    public byte[] encode(Long value) {
      if (value != value.intValue()) {
        throw new IllegalArgumentException("expected a number of 32 bits, found " + value);
      }
      return INTEGER.encode(value & 0xffff_ffffL);
    }

    @Override
    public Long parse(String text) {
      try {
        return (long) Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("expected a number, found " + text, e);
      }
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

    @Override
    public Instant parse(String text) {
      try {
        return text.matches("[0-9]+")
            ? Instant.ofEpochSecond(INTEGER.parse(text))
            : Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "expected a moment such as 2026-01-31T12:00:00Z, found " + text, e);
      }
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

    @Override
    public Inet4Address parse(String text) {
      if (IpPrefix.literal(text) instanceof Inet4Address ipv4) {
        return ipv4;
      }
      throw new IllegalArgumentException("expected an IPv4 address, found " + text);
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

    @Override
    public Inet6Address parse(String text) {
      if (IpPrefix.literal(text) instanceof Inet6Address ipv6) {
        return ipv6;
      }
      throw new IllegalArgumentException("expected an IPv6 address, found " + text);
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
      family(value, Inet6Address.class, "IPv6");
      int needed = (value.length() + 7) / 8;
      byte[] octets = new byte[2 + needed];
      octets[1] = (byte) value.length();
      System.arraycopy(value.network().getAddress(), 0, octets, 2, needed);
      return octets;
    }

    @Override
    public IpPrefix parse(String text) {
      return family(IpPrefix.parse(text), Inet6Address.class, "IPv6");
    }
  }

  static final class Ipv4Prefix implements ValueCodec<IpPrefix> {
    @Override
    public Optional<IpPrefix> decode(byte[] octets, int at, int length) {
      // RFC 8044 3.11: reserved octet, six bits of prefix length, four octets of prefix.
      int prefixLength = length == 6 ? octets[at + 1] & 0x3f : 33;
      return prefixLength > 32
          ? Optional.empty()
          : Optional.of(
              IpPrefix.masked(address(Arrays.copyOfRange(octets, at + 2, at + 6)), prefixLength));
    }

    @Override
    public byte[] encode(IpPrefix value) {
      byte[] octets = new byte[6];
      octets[1] = (byte) value.length();
      byte[] network = family(value, Inet4Address.class, "IPv4").network().getAddress();
      System.arraycopy(network, 0, octets, 2, 4);
      return octets;
    }

    @Override
    public IpPrefix parse(String text) {
      return family(IpPrefix.parse(text), Inet4Address.class, "IPv4");
    }
  }

  static final class Ip implements ValueCodec<InetAddress> {
    @Override
    public Optional<InetAddress> decode(byte[] octets, int at, int length) {
      return length == 4
          ? IPV4.decode(octets, at, length).map(each -> each)
          : IPV6.decode(octets, at, length).map(each -> each);
    }

    @Override
    public byte[] encode(InetAddress value) {
      return value.getAddress();
    }

    @Override
    public InetAddress parse(String text) {
      return IpPrefix.literal(text);
    }
  }

  private static IpPrefix family(IpPrefix value, Class<?> family, String name) {
    if (!family.isInstance(value.network())) {
      throw new IllegalArgumentException("expected an " + name + " prefix, found " + value);
    }
    return value;
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
