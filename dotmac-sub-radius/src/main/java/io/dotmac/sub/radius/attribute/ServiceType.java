package io.dotmac.sub.radius.attribute;

import java.util.Optional;

/** What kind of service is asked for or given: the value of Service-Type. */
public enum ServiceType {
  LOGIN(1),
  FRAMED(2),
  CALLBACK_LOGIN(3),
  CALLBACK_FRAMED(4),
  OUTBOUND(5),
  ADMINISTRATIVE(6),
  NAS_PROMPT(7),
  AUTHENTICATE_ONLY(8),
  CALLBACK_NAS_PROMPT(9),
  CALL_CHECK(10),
  CALLBACK_ADMINISTRATIVE(11),
  AUTHORIZE_ONLY(17);

  private final int number;

  ServiceType(int number) {
    this.number = number;
  }

  /** The value on the wire. */
  public long number() {
    return number;
  }

  /** The constant with this value on the wire; empty for others. */
  public static Optional<ServiceType> of(long number) {
    for (ServiceType each : values()) {
      if (each.number == number) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
