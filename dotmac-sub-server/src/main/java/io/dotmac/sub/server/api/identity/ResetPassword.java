package io.dotmac.sub.server.api.identity;

/** Sets a password by the token of a link. */
record ResetPassword(String token, String password) {
  @Override
  public String toString() {
    return "ResetPassword[]";
  }
}
