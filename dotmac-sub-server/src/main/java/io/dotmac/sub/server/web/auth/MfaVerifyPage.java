package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.server.web.part.Errors;

/**
 * The form for the code of a login.
 *
 * @param next the path to go to afterwards
 */
public record MfaVerifyPage(String next, Errors errors) {}
