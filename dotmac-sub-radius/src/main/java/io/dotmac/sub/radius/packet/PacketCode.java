package io.dotmac.sub.radius.packet;

import java.util.Optional;

/** The kinds of RADIUS packet, with the number each has on the wire. */
public enum PacketCode {
  ACCESS_REQUEST(1),
  ACCESS_ACCEPT(2),
  ACCESS_REJECT(3),
  ACCOUNTING_REQUEST(4),
  ACCOUNTING_RESPONSE(5),
  ACCESS_CHALLENGE(11),
  STATUS_SERVER(12),
  DISCONNECT_REQUEST(40),
  DISCONNECT_ACK(41),
  DISCONNECT_NAK(42),
  COA_REQUEST(43),
  COA_ACK(44),
  COA_NAK(45);

  private static final PacketCode[] BY_NUMBER = new PacketCode[256];

  static {
    for (PacketCode code : values()) {
      BY_NUMBER[code.number] = code;
    }
  }

  private final int number;

  PacketCode(int number) {
    this.number = number;
  }

  /** The code octet on the wire. */
  public int number() {
    return number;
  }

  /** The kind with this code octet; empty for numbers this library does not speak. */
  public static Optional<PacketCode> of(int number) {
    return number < 0 || number > 255 ? Optional.empty() : Optional.ofNullable(BY_NUMBER[number]);
  }

  /** {@link #signsItself()} of the kind with this code octet. */
  static boolean signsItself(int number) {
    PacketCode code = BY_NUMBER[number & 0xff];
    return code != null && code.signsItself();
  }

  /**
   * Whether the Request Authenticator of this packet is an MD5 over the packet itself, as in
   * accounting and dynamic authorization, and not 16 random octets.
   */
  public boolean signsItself() {
    return this == ACCOUNTING_REQUEST || this == DISCONNECT_REQUEST || this == COA_REQUEST;
  }
}
