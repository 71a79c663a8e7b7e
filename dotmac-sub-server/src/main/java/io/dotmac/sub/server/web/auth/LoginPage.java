package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.server.web.part.Errors;

/**
 * The login form.
 *
 * @param next the path to go to afterwards
 * @param register whether customers may make themselves an account
 * @param done what was done before, or empty
 */
public record LoginPage(
    String text, String username, String next, Errors errors, boolean register, String done) {}
