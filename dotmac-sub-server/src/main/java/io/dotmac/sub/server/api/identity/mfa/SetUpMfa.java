package io.dotmac.sub.server.api.identity.mfa;

import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import org.jspecify.annotations.Nullable;

/**
 * Begins to set a second proof up.
 *
 * @param password of the caller, who may not be the one at the keyboard any more
 * @param code of the second proof so far; absent when there is none
 * @param label for the new app; a usual one when absent
 * @param type an app unless said otherwise
 * @param address where codes are sent by SMS or e-mail; absent for an app
 */
record SetUpMfa(
    String password,
    @Nullable String code,
    @Nullable String label,
    @Nullable MfaMethodType type,
    @Nullable String address) {
  @Override
  public String toString() {
    return "SetUpMfa[" + type + "]";
  }
}
