package io.dotmac.sub.radius.packet;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes the value of an attribute. Reading never throws: a bad value is absent. */
public interface ValueCodec<T> {
  /** UTF-8 text of at least one octet. */
  ValueCodec<String> TEXT = new ValueCodecs.Text();

  /** Octets with no further meaning, also none at all. */
  ValueCodec<byte[]> OCTETS = new ValueCodecs.Octets();

  /** An unsigned number of 32 bits, 0 to 4294967295. */
  ValueCodec<Long> INTEGER = new ValueCodecs.Unsigned(4);

  /** An unsigned number of 64 bits, held in the bits of a long. */
  ValueCodec<Long> INTEGER64 = new ValueCodecs.Unsigned(8);

  /** An IPv4 address. */
  ValueCodec<Inet4Address> IPV4 = new ValueCodecs.Ipv4();

  /** An IPv6 address. */
  ValueCodec<Inet6Address> IPV6 = new ValueCodecs.Ipv6();

  /** An IPv6 prefix of RFC 3162: host bits are cleared when read. */
  ValueCodec<IpPrefix> IPV6_PREFIX = new ValueCodecs.Ipv6Prefix();

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
}
