package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.TerminateCause;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketView;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a NAS reports about a session, or about itself. Immutable and proven to come from its
 * client. Directions are those of the NAS: {@link #octetsIn} is what the subscriber sent.
 */
public final class AccountingRecord {
  private static final Duration SANE_TIMESTAMP = Duration.ofDays(1);
  private static final long SANE_DELAY_SECONDS = Duration.ofDays(7).toSeconds();

  private final NasClient client;
  private final InetSocketAddress source;
  private final PacketView packet;
  private final AcctStatusType status;
  private final Instant receivedAt;

  private AccountingRecord(
      NasClient client,
      InetSocketAddress source,
      PacketView packet,
      AcctStatusType status,
      Instant receivedAt) {
    this.client = client;
    this.source = source;
    this.packet = packet;
    this.status = status;
    this.receivedAt = receivedAt;
  }

  /**
   * The record in an Accounting-Request; empty if it has no known Acct-Status-Type, or is about a
   * session and does not name it.
   */
  public static Optional<AccountingRecord> of(
      NasClient client, InetSocketAddress source, PacketView packet, Instant receivedAt) {
    return packet
        .first(Attributes.ACCT_STATUS_TYPE)
        .flatMap(AcctStatusType::of)
        .filter(status ->
            !status.ofSession() || packet.first(Attributes.ACCT_SESSION_ID).isPresent())
        .map(status -> new AccountingRecord(client, source, packet, status, receivedAt));
  }

  /** Who sent it. */
  public NasClient client() {
    return client;
  }

  /** The address and port it came from. */
  public InetSocketAddress source() {
    return source;
  }

  /** The packet with all its attributes. */
  public PacketView packet() {
    return packet;
  }

  /** What is reported. */
  public AcctStatusType status() {
    return status;
  }

  /** When it arrived, by the server's clock. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** Acct-Session-Id; empty text only if the record is about the NAS itself. */
  public String sessionId() {
    return packet.first(Attributes.ACCT_SESSION_ID).orElse("");
  }

  /** Acct-Multi-Session-Id: what links several sessions of one user. */
  public Optional<String> multiSessionId() {
    return packet.first(Attributes.ACCT_MULTI_SESSION_ID);
  }

  /** User-Name. */
  public Optional<String> userName() {
    return packet.first(Attributes.USER_NAME);
  }

  /**
   * NAS-IP-Address or NAS-IPv6-Address: what the NAS calls itself, perhaps not its source address.
   */
  public Optional<InetAddress> nasAddress() {
    Optional<InetAddress> ipv4 = packet.first(Attributes.NAS_IP_ADDRESS).map(a -> a);
    return ipv4.or(() -> packet.first(Attributes.NAS_IPV6_ADDRESS));
  }

  /** NAS-Identifier. */
  public Optional<String> nasIdentifier() {
    return packet.first(Attributes.NAS_IDENTIFIER);
  }

  /** NAS-Port. */
  public Optional<Long> nasPort() {
    return packet.first(Attributes.NAS_PORT);
  }

  /** NAS-Port-Id: the name of the port, often with the line or VLAN in it. */
  public Optional<String> nasPortId() {
    return packet.first(Attributes.NAS_PORT_ID);
  }

  /** Framed-IP-Address: the subscriber's address. */
  public Optional<Inet4Address> framedIp() {
    return packet.first(Attributes.FRAMED_IP_ADDRESS);
  }

  /** Framed-IPv6-Address. */
  public Optional<Inet6Address> framedIpv6() {
    return packet.first(Attributes.FRAMED_IPV6_ADDRESS);
  }

  /** Framed-IPv6-Prefix: the prefix of the link. */
  public Optional<IpPrefix> framedIpv6Prefix() {
    return packet.first(Attributes.FRAMED_IPV6_PREFIX);
  }

  /** Delegated-IPv6-Prefix: the prefix the subscriber routes. */
  public Optional<IpPrefix> delegatedIpv6Prefix() {
    return packet.first(Attributes.DELEGATED_IPV6_PREFIX);
  }

  /** Calling-Station-Id: usually the MAC address of the subscriber's device. */
  public Optional<String> callingStation() {
    return packet.first(Attributes.CALLING_STATION_ID);
  }

  /** Called-Station-Id. */
  public Optional<String> calledStation() {
    return packet.first(Attributes.CALLED_STATION_ID);
  }

  /** Octets from the subscriber so far: gigawords and octets as one number of 64 bits. */
  public long octetsIn() {
    return number(Attributes.ACCT_INPUT_GIGAWORDS) << 32 | number(Attributes.ACCT_INPUT_OCTETS);
  }

  /** Octets to the subscriber so far: gigawords and octets as one number of 64 bits. */
  public long octetsOut() {
    return number(Attributes.ACCT_OUTPUT_GIGAWORDS) << 32 | number(Attributes.ACCT_OUTPUT_OCTETS);
  }

  /** Whether the NAS counts beyond 32 bits; one that does not starts over at 4 GiB. */
  public boolean countsGigawords() {
    return packet.has(Attributes.ACCT_INPUT_GIGAWORDS)
        || packet.has(Attributes.ACCT_OUTPUT_GIGAWORDS);
  }

  /** Packets from the subscriber so far. */
  public long packetsIn() {
    return number(Attributes.ACCT_INPUT_PACKETS);
  }

  /** Packets to the subscriber so far. */
  public long packetsOut() {
    return number(Attributes.ACCT_OUTPUT_PACKETS);
  }

  /** Acct-Session-Time: how long the session has lasted, 0 if not said. */
  public long sessionSeconds() {
    return number(Attributes.ACCT_SESSION_TIME);
  }

  /** Why the session ended, if it did and the cause is one that RADIUS names. */
  public Optional<TerminateCause> terminateCause() {
    return packet.first(Attributes.ACCT_TERMINATE_CAUSE).flatMap(TerminateCause::of);
  }

  /** Every Class of the packet, as the server once sent it in the Access-Accept. */
  public List<byte[]> classes() {
    return packet.all(Attributes.CLASS);
  }

  /**
   * When it happened. Event-Timestamp says so if it lies within a day of the arrival (clocks of NAS
   * are often wrong by years); else Acct-Delay-Time says how long ago it was.
   */
  public Instant happenedAt() {
    return packet
        .first(Attributes.EVENT_TIMESTAMP)
        .filter(at -> Duration.between(at, receivedAt).abs().compareTo(SANE_TIMESTAMP) <= 0)
        .orElseGet(() -> receivedAt.minusSeconds(delaySeconds()));
  }

  private long delaySeconds() {
    long delay = number(Attributes.ACCT_DELAY_TIME);
    return delay > SANE_DELAY_SECONDS ? 0 : delay;
  }

  private long number(AttributeKey<Long> key) {
    return packet.first(key).orElse(0L);
  }

  @Override
  public String toString() {
    return status + " " + sessionId() + " from " + client.id();
  }
}
