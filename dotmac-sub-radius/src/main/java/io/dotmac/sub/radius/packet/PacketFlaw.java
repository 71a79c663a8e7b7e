package io.dotmac.sub.radius.packet;

/** Why a datagram is no RADIUS packet. Such a datagram is dropped without an answer. */
public enum PacketFlaw {
  /** Fewer than the 20 octets of a header arrived. */
  TOO_SHORT,
  /** The Length field says less than 20. */
  LENGTH_TOO_SMALL,
  /** The Length field says more than 4096. */
  LENGTH_TOO_LARGE,
  /** The Length field says more than what arrived. */
  TRUNCATED,
  /** An attribute says a length of 0 or 1, or reaches beyond the end of the packet. */
  BAD_ATTRIBUTE
}
