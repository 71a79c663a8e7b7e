package io.dotmac.sub.server.security.sso;

/** Why somebody does not get in by single sign-on: what the page says, and with which status. */
public enum SsoRefusal {
  /** This browser began no such sign-in, or too long ago. */
  LATE(422),
  /** Somebody said no at the provider. */
  DENIED(422),
  /** The provider says that something is wrong. */
  PROVIDER(422),
  /** The provider cannot be asked. */
  UNREACHABLE(502),
  /** What the provider sent proves nothing. */
  PROOF(422),
  UNKNOWN(422),
  NO_EMAIL(422),
  DOMAIN(422),
  AMBIGUOUS(422),
  /** The user is known, and may not sign in. */
  LOCKED(422);

  private final int status;

  SsoRefusal(int status) {
    this.status = status;
  }

  /** The status of the page that says so. */
  public int status() {
    return status;
  }
}
