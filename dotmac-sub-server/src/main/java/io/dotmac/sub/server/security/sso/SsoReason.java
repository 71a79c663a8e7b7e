package io.dotmac.sub.server.security.sso;

import io.dotmac.sub.core.identity.sso.SsoMatch;

/**
 * What exactly was wrong with a sign-in that was refused, as programs that read the audit know it:
 * by its wire name.
 */
public enum SsoReason {
  /** The browser keeps nothing of a sign-in, or what it keeps is old, changed or of elsewhere. */
  NO_SIGN_IN(SsoRefusal.LATE),
  /** The answer is to another sign-in than the one this browser began. */
  STATE(SsoRefusal.LATE),
  DENIED(SsoRefusal.DENIED),
  /** The provider says that something else is wrong. */
  PROVIDER_ERROR(SsoRefusal.PROVIDER),
  NO_CODE(SsoRefusal.PROVIDER),
  /** The provider does not take the code, which works once. */
  CODE(SsoRefusal.PROVIDER),
  UNREACHABLE(SsoRefusal.UNREACHABLE),
  /** The answer is of another provider (RFC 9207). */
  ANSWER_ISSUER(SsoRefusal.PROOF),
  /** What came for the code is no answer of OpenID Connect. */
  NO_ANSWER(SsoRefusal.PROOF),
  NO_ID_TOKEN(SsoRefusal.PROOF),
  /** The ID token is not signed, or in a way that proves nothing. */
  ALGORITHM(SsoRefusal.PROOF),
  SIGNATURE(SsoRefusal.PROOF),
  ISSUER(SsoRefusal.PROOF),
  AUDIENCE(SsoRefusal.PROOF),
  /** The ID token was made for another client. */
  PARTY(SsoRefusal.PROOF),
  EXPIRED(SsoRefusal.PROOF),
  NOT_YET(SsoRefusal.PROOF),
  NONCE(SsoRefusal.PROOF),
  /** Something else that the ID token says, or does not say. */
  CLAIMS(SsoRefusal.PROOF),
  UNKNOWN(SsoRefusal.UNKNOWN),
  NO_EMAIL(SsoRefusal.NO_EMAIL),
  DOMAIN(SsoRefusal.DOMAIN),
  AMBIGUOUS(SsoRefusal.AMBIGUOUS),
  LOCKED(SsoRefusal.LOCKED);

  private final SsoRefusal refusal;

  SsoReason(SsoRefusal refusal) {
    this.refusal = refusal;
  }

  /** What the page says of it. */
  public SsoRefusal refusal() {
    return refusal;
  }

  static SsoReason of(SsoMatch.Reason reason) {
    return switch (reason) {
      case UNKNOWN -> UNKNOWN;
      case NO_EMAIL -> NO_EMAIL;
      case DOMAIN -> DOMAIN;
      case AMBIGUOUS -> AMBIGUOUS;
    };
  }
}
