package io.dotmac.sub.radius.packet;

/** What a packet's Message-Authenticator says about it. */
public enum MessageAuthenticator {
  /** The packet has none. */
  ABSENT,
  /** There is one, and it was made with the secret over exactly this packet. */
  VALID,
  /** There is one, and it is wrong or not 16 octets long. */
  WRONG,
  /** There is more than one: the packet is not to be believed. */
  REPEATED
}
