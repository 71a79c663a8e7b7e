package io.dotmac.sub.core.provisioning.line;

/** What follows from a test of a line; what is worst comes first. */
public enum LineFinding {
  /** The line terminal does not know the ONT. */
  NOT_LET_IN,
  /** The line terminal holds the ONT back. */
  HELD_BACK,
  POWER_LOST,
  LIGHT_LOST,
  OFFLINE,
  /** The ONT receives less than it can read. */
  LIGHT_TOO_WEAK,
  /** The ONT receives more than it can bear. */
  LIGHT_TOO_STRONG,
  /** The line terminal receives less of the ONT than it can read. */
  RETURN_TOO_WEAK,
  /** The ONT receives little: it works, and will not for long. */
  LIGHT_WEAK,
  /** The service is locked: nothing is wrong with the line. */
  SERVICE_LOCKED,
  /** No socket of the ONT has a link. */
  NOTHING_PLUGGED_IN,
  /** The router's last login was refused. */
  LOGIN_REFUSED,
  /** The line is up, and the router does not log in. */
  NO_SESSION,
  /** The socket's link is slower than the service. */
  SLOW_LINK,
  /** Nothing is wrong as far as can be seen from here. */
  WELL;

  /** Whether a customer cannot be online while it is so. */
  public boolean cuts() {
    return this != LIGHT_WEAK && this != SLOW_LINK && this != WELL;
  }
}
