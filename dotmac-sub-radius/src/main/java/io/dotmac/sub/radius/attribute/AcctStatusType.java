package io.dotmac.sub.radius.attribute;

import java.util.Optional;

/** What an Accounting-Request reports: the value of Acct-Status-Type. */
public enum AcctStatusType {
  START(1),
  STOP(2),
  INTERIM_UPDATE(3),
  ACCOUNTING_ON(7),
  ACCOUNTING_OFF(8),
  TUNNEL_START(9),
  TUNNEL_STOP(10),
  TUNNEL_REJECT(11),
  TUNNEL_LINK_START(12),
  TUNNEL_LINK_STOP(13),
  TUNNEL_LINK_REJECT(14),
  FAILED(15);

  private final int number;

  AcctStatusType(int number) {
    this.number = number;
  }

  /** The value on the wire. */
  public long number() {
    return number;
  }

  /** The constant with this value on the wire; empty for others. */
  public static Optional<AcctStatusType> of(long number) {
    for (AcctStatusType each : values()) {
      if (each.number == number) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Whether this says something about one subscriber's session. */
  public boolean ofSession() {
    return this == START || this == STOP || this == INTERIM_UPDATE;
  }

  /** Whether this says that a NAS started or is about to stop, which ends all its sessions. */
  public boolean ofNas() {
    return this == ACCOUNTING_ON || this == ACCOUNTING_OFF;
  }
}
