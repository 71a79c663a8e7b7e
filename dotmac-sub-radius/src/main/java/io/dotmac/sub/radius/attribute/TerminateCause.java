package io.dotmac.sub.radius.attribute;

import java.util.Optional;

/** Why a session ended: the value of Acct-Terminate-Cause. */
public enum TerminateCause {
  USER_REQUEST(1),
  LOST_CARRIER(2),
  LOST_SERVICE(3),
  IDLE_TIMEOUT(4),
  SESSION_TIMEOUT(5),
  ADMIN_RESET(6),
  ADMIN_REBOOT(7),
  PORT_ERROR(8),
  NAS_ERROR(9),
  NAS_REQUEST(10),
  NAS_REBOOT(11),
  PORT_UNNEEDED(12),
  PORT_PREEMPTED(13),
  PORT_SUSPENDED(14),
  SERVICE_UNAVAILABLE(15),
  CALLBACK(16),
  USER_ERROR(17),
  HOST_REQUEST(18),
  SUPPLICANT_RESTART(19),
  REAUTHENTICATION_FAILURE(20),
  PORT_REINITIALIZED(21),
  PORT_ADMINISTRATIVELY_DISABLED(22);

  private final int number;

  TerminateCause(int number) {
    this.number = number;
  }

  /** The value on the wire. */
  public long number() {
    return number;
  }

  /** The constant with this value on the wire; empty for others. */
  public static Optional<TerminateCause> of(long number) {
    for (TerminateCause each : values()) {
      if (each.number == number) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
