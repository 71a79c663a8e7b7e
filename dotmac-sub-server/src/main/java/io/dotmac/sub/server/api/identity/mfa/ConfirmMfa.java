package io.dotmac.sub.server.api.identity.mfa;

/** The first code of an app that is being set up. */
record ConfirmMfa(String code) {
  @Override
  public String toString() {
    return "ConfirmMfa[]";
  }
}
