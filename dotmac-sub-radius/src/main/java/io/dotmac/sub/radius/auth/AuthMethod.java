package io.dotmac.sub.radius.auth;

/** How a request tries to prove that it knows a password. */
public enum AuthMethod {
  /** Not at all: there is no password in the request, as with a check by line or MAC address. */
  NONE,
  PAP,
  CHAP,
  MS_CHAP,
  MS_CHAP_V2,
  /** A conversation, of which no part alone proves anything. */
  EAP,
  /** A certificate, proven by TLS. */
  CERTIFICATE
}
