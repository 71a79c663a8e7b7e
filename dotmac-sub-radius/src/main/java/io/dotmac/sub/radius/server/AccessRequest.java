package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.PacketView;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Access-Request that has been proven to come from its client. Immutable: a policy may keep it
 * and answer from another thread.
 *
 * @param client who sent it
 * @param source the address and port it came from
 * @param packet the packet with all its attributes
 * @param attempt what it offers as proof of the password
 * @param receivedAt when it arrived, by the server's clock
 * @param identityOrNull who the user is by a method that says so inside, such as EAP; null if
 *     User-Name says it
 */
public record AccessRequest(
    NasClient client,
    InetSocketAddress source,
    PacketView packet,
    AuthAttempt attempt,
    Instant receivedAt,
    @Nullable String identityOrNull) {

  /** A request whose user is the one that User-Name says. */
  public AccessRequest(
      NasClient client,
      InetSocketAddress source,
      PacketView packet,
      AuthAttempt attempt,
      Instant receivedAt) {
    this(client, source, packet, attempt, receivedAt, null);
  }

  /** The same request as one by {@code user}, who offers {@code proof}. */
  public AccessRequest by(String user, AuthAttempt proof) {
    return new AccessRequest(client, source, packet, proof, receivedAt, user);
  }

  /** The user's name as it was typed: the one inside a tunnel if there is one, else User-Name. */
  public Optional<String> userName() {
    return identityOrNull == null
        ? packet.first(Attributes.USER_NAME)
        : Optional.of(identityOrNull);
  }

  /** Calling-Station-Id: usually the MAC address of the subscriber's device. */
  public Optional<String> callingStation() {
    return packet.first(Attributes.CALLING_STATION_ID);
  }

  /** Called-Station-Id: usually the access point or service that was dialled. */
  public Optional<String> calledStation() {
    return packet.first(Attributes.CALLED_STATION_ID);
  }

  /** NAS-Identifier. */
  public Optional<String> nasIdentifier() {
    return packet.first(Attributes.NAS_IDENTIFIER);
  }

  /**
   * NAS-IP-Address or NAS-IPv6-Address: what the NAS calls itself, perhaps not its source address.
   */
  public Optional<InetAddress> nasAddress() {
    Optional<InetAddress> ipv4 = packet.first(Attributes.NAS_IP_ADDRESS).map(a -> a);
    return ipv4.or(() -> packet.first(Attributes.NAS_IPV6_ADDRESS));
  }

  /** NAS-Port-Id: the name of the port, often with the line or VLAN in it. */
  public Optional<String> nasPortId() {
    return packet.first(Attributes.NAS_PORT_ID);
  }
}
