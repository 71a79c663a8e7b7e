package io.dotmac.sub.server.api.identity;

/** A refresh token to be exchanged for new tokens. */
record Refresh(String refreshToken) {
  @Override
  public String toString() {
    return "Refresh[]";
  }
}
