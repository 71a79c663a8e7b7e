package io.dotmac.sub.server.api.identity;

/** A user name and its password. */
record SignIn(String username, String password) {
  /** Without the password, which must not reach a log. */
  @Override
  public String toString() {
    return "SignIn[" + username + "]";
  }
}
