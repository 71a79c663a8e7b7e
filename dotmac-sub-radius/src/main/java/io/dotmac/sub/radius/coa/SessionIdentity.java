package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.AttributeKey;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which session is meant. A NAS finds it only if all that is said fits, so say what identifies it
 * and no more: Acct-Session-Id alone is best, and User-Name or Framed-IP-Address for what needs
 * them.
 */
public final class SessionIdentity {
  private final AttributeBlock attributes;

  private SessionIdentity(AttributeBlock attributes) {
    this.attributes = attributes;
  }

  /** The session with this Acct-Session-Id. */
  public static SessionIdentity session(String acctSessionId) {
    return new SessionIdentity(AttributeBlock.of(Attributes.ACCT_SESSION_ID, acctSessionId));
  }

  /** The session of this User-Name: all of them, with many NAS. */
  public static SessionIdentity user(String userName) {
    return new SessionIdentity(AttributeBlock.of(Attributes.USER_NAME, userName));
  }

  /** The session that has this address. */
  public static SessionIdentity framedIp(Inet4Address address) {
    return new SessionIdentity(AttributeBlock.of(Attributes.FRAMED_IP_ADDRESS, address));
  }

  /** And this User-Name. */
  public SessionIdentity withUser(String userName) {
    return with(Attributes.USER_NAME, userName);
  }

  /** And this address of the subscriber. */
  public SessionIdentity withFramedIp(Inet4Address address) {
    return with(Attributes.FRAMED_IP_ADDRESS, address);
  }

  /** And this Calling-Station-Id. */
  public SessionIdentity withCallingStation(String station) {
    return with(Attributes.CALLING_STATION_ID, station);
  }

  /** On the NAS that calls itself by this address. */
  public SessionIdentity onNas(InetAddress address) {
    return address instanceof Inet4Address ipv4
        ? with(Attributes.NAS_IP_ADDRESS, ipv4)
        : with(Attributes.NAS_IPV6_ADDRESS, (Inet6Address) address);
  }

  /** On the NAS with this NAS-Identifier. */
  public SessionIdentity onNas(String identifier) {
    return with(Attributes.NAS_IDENTIFIER, identifier);
  }

  /** And this attribute, for a NAS that wants to know more. */
  public <T> SessionIdentity with(AttributeKey<T> key, T value) {
    return new SessionIdentity(attributes.plus(AttributeBlock.of(key, value)));
  }

  /** The attributes by which the NAS will look. */
  public AttributeBlock attributes() {
    return attributes;
  }
}
