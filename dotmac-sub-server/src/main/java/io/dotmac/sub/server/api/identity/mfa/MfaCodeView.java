package io.dotmac.sub.server.api.identity.mfa;

import io.dotmac.sub.core.identity.mfa.MfaCode;
import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.MfaMethodType;

/**
 * A code that is on its way.
 *
 * @param sentTo enough of the address to be recognised by its owner
 * @param expiresIn seconds for which it is good
 */
public record MfaCodeView(MfaMethodType type, String sentTo, long expiresIn) {
  /** One that was sent by a method. */
  public static MfaCodeView of(MfaMethod method) {
    return new MfaCodeView(method.type(), method.label(), MfaCode.LIFETIME.toSeconds());
  }
}
