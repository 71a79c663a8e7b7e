package io.dotmac.sub.server.api.identity.mfa;

/** The code that a login waits for. */
record VerifyMfa(String challenge, String code) {
  @Override
  public String toString() {
    return "VerifyMfa[]";
  }
}
