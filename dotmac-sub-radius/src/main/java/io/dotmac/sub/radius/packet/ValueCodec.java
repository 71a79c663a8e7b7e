package io.dotmac.sub.radius.packet;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes the value of an attribute. Reading never throws: a bad value is absent. */
public interface ValueCodec<T> {
  /** UTF-8 text of at least one octet. */
  ValueCodec<String> TEXT = new ValueCodecs.Text();

  /** Octets with no further meaning, also none at all. */
  ValueCodec<byte[]> OCTETS = new ValueCodecs.Octets(-1);

  /** Eight octets: an interface identifier of IPv6. */
  ValueCodec<byte[]> INTERFACE_ID = new ValueCodecs.Octets(8);

  /** Six octets: an Ethernet address. */
  ValueCodec<byte[]> ETHERNET = new ValueCodecs.Octets(6);

  /** An unsigned number of 8 bits. */
  ValueCodec<Long> BYTE = new ValueCodecs.Unsigned(1);

  /** An unsigned number of 16 bits. */
  ValueCodec<Long> SHORT = new ValueCodecs.Unsigned(2);

  /** An unsigned number of 32 bits, 0 to 4294967295. */
  ValueCodec<Long> INTEGER = new ValueCodecs.Unsigned(4);

  /** An unsigned number of 64 bits, held in the bits of a long. */
  ValueCodec<Long> INTEGER64 = new ValueCodecs.Unsigned(8);

  /** A number of 32 bits with a sign. */
  ValueCodec<Long> SIGNED = new ValueCodecs.Signed();

  /** An IPv4 address. */
  ValueCodec<Inet4Address> IPV4 = new ValueCodecs.Ipv4();

  /** An IPv6 address. */
  ValueCodec<Inet6Address> IPV6 = new ValueCodecs.Ipv6();

  /** An IPv6 prefix of RFC 3162: host bits are cleared when read. */
  ValueCodec<IpPrefix> IPV6_PREFIX = new ValueCodecs.Ipv6Prefix();

  /** An IPv4 prefix of RFC 8044: host bits are cleared when read. */
  ValueCodec<IpPrefix> IPV4_PREFIX = new ValueCodecs.Ipv4Prefix();

  /** An address of either family, told apart by its length. */
  ValueCodec<InetAddress> IP = new ValueCodecs.Ip();

  /** A number of 24 bits with a tag (RFC 2868). */
  ValueCodec<Tagged<Long>> TAGGED_INTEGER = new TaggedCodecs.Number();

  /** Text with a tag (RFC 2868). */
  ValueCodec<Tagged<String>> TAGGED_TEXT = new TaggedCodecs.Text();

  /** Seconds since 1970 in 32 unsigned bits. */
  ValueCodec<Instant> DATE = new ValueCodecs.Date();

  /** The value in {@code octets[at, at + length)}; empty if those octets are no such value. */
  Optional<T> decode(byte[] octets, int at, int length);

  /**
   * The octets of {@code value}.
   *
   * @throws IllegalArgumentException if the value has no such form
   */
  byte[] encode(T value);

  /**
   * The value that people write as {@code text}: numbers in decimal or {@code 0x}, addresses and
   * prefixes as usual, moments as ISO 8601 or seconds since 1970, octets as {@code 0x} and
   * hexadecimal digits or else as the UTF-8 of the text, tagged values as {@code tag:value}. Names
   * are never looked up.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  T parse(String text);
}
