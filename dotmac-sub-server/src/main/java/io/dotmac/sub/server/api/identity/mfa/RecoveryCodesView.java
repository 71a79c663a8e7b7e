package io.dotmac.sub.server.api.identity.mfa;

import java.util.List;

/** Codes that each let in once without the app; shown this once and never again. */
record RecoveryCodesView(List<String> recoveryCodes) {
  @Override
  public String toString() {
    return "RecoveryCodesView[]";
  }
}
