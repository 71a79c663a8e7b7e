package io.dotmac.sub.server.security.sso;

/** A sign-in that ends here; the message says precisely why, for the log and the audit. */
final class SsoRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final SsoReason reason;

  SsoRefusedException(SsoReason reason, String why) {
    super(why);
    this.reason = reason;
  }

  SsoReason reason() {
    return reason;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
