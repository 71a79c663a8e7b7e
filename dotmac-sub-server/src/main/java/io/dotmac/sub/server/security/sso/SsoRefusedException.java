package io.dotmac.sub.server.security.sso;

/** A sign-in that ends here; the message says precisely why, for the log and the audit. */
final class SsoRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final SsoRefusal refusal;

  SsoRefusedException(SsoRefusal refusal, String why) {
    super(why);
    this.refusal = refusal;
  }

  SsoRefusal refusal() {
    return refusal;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
