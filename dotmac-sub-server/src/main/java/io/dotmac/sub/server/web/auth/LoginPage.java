package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.server.web.part.Errors;

/**
 * The login form.
 *
 * @param next the path to go to afterwards
 */
public record LoginPage(String text, String username, String next, Errors errors) {}
