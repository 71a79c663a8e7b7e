package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Rows;

/**
 * The form for the code of a login.
 *
 * @param next the path to go to afterwards
 * @param done where a code was sent, or empty
 * @param app whether an app shows codes
 * @param ways by which a code can be sent
 */
public record MfaVerifyPage(String next, Errors errors, String done, boolean app, Rows<Way> ways) {
  /** A way to send a code; {@code type} is that of the method. */
  public record Way(String type, String label) {}
}
