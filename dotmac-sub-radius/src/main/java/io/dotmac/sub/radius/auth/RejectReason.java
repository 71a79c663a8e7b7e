package io.dotmac.sub.radius.auth;

import java.util.regex.Pattern;

/**
 * Why access was refused, as a word that machines count and people look up. The constants are the
 * usual ones; a policy may have its own.
 *
 * @param code lower case letters, digits and underscores, at most 40
 */
public record RejectReason(String code) {
  // First, since the constants below are checked against it.
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  public static final RejectReason UNKNOWN_USER = new RejectReason("unknown_user");
  public static final RejectReason WRONG_PASSWORD = new RejectReason("wrong_password");
  public static final RejectReason NO_CREDENTIALS = new RejectReason("no_credentials");

  /** The credential as stored cannot answer the method that was used. */
  public static final RejectReason METHOD_UNSUPPORTED = new RejectReason("method_unsupported");

  /** The request carries credentials of two methods at once. */
  public static final RejectReason CONFLICTING_CREDENTIALS =
      new RejectReason("conflicting_credentials");

  /** The password's form is none that a client can produce. */
  public static final RejectReason MALFORMED_PASSWORD = new RejectReason("malformed_password");

  /** What was said in EAP follows no rule of the method. */
  public static final RejectReason EAP_MALFORMED = new RejectReason("eap_malformed");

  /** The conversation this belongs to is over, or was with another server. */
  public static final RejectReason EAP_STATE_UNKNOWN = new RejectReason("eap_state_unknown");

  /** TLS could not be agreed on, or a certificate is not trusted. */
  public static final RejectReason TLS_FAILED = new RejectReason("tls_failed");

  public static final RejectReason DISABLED = new RejectReason("disabled");
  public static final RejectReason SUSPENDED = new RejectReason("suspended");
  public static final RejectReason EXPIRED = new RejectReason("expired");
  public static final RejectReason QUOTA_EXHAUSTED = new RejectReason("quota_exhausted");
  public static final RejectReason TOO_MANY_SESSIONS = new RejectReason("too_many_sessions");
  public static final RejectReason WRONG_STATION = new RejectReason("wrong_station");
  public static final RejectReason POOL_EMPTY = new RejectReason("pool_empty");

  /** What is known of the user is too old to decide on. */
  public static final RejectReason DATA_TOO_OLD = new RejectReason("data_too_old");

  /** Refuses codes of another form. */
  public RejectReason {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("expected a code such as wrong_password, found " + code);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
