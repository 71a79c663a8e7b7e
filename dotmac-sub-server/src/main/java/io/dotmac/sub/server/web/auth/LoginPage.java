package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The login form.
 *
 * @param next the path to go to afterwards
 * @param register whether customers may make themselves an account
 * @param done what was done before, or empty
 * @param providers the ways in beside the password
 * @param elsewhere where somebody is still logged in who has logged out here
 */
public record LoginPage(
    String text,
    String username,
    String next,
    Errors errors,
    boolean register,
    String done,
    Rows<Link> providers,
    @Nullable Link elsewhere) {}
