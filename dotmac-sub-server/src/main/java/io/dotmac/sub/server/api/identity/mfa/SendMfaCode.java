package io.dotmac.sub.server.api.identity.mfa;

import io.dotmac.sub.core.identity.mfa.MfaMethodType;

/** Asks for a code for a login that waits for one: by SMS or by e-mail. */
record SendMfaCode(String challenge, MfaMethodType type) {
  @Override
  public String toString() {
    return "SendMfaCode[" + type + "]";
  }
}
