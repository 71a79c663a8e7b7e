/**
 * Who is calling and what may they do: passwords, access tokens, API keys, sessions, CSRF,
 * permissions.
 *
 * <p>A request is authenticated once, by a filter that turns a bearer token, an API key or a
 * session cookie into a {@link io.dotmac.sub.core.tx.Caller}; from there on only the caller counts.
 * Every resource method says who may call it ({@link
 * io.dotmac.sub.server.security.RequirePermission}, {@link io.dotmac.sub.server.security.SignedIn}
 * or {@link io.dotmac.sub.server.security.PublicRoute}) or the server does not start. Start with
 * {@link io.dotmac.sub.server.security.AccessRules}.
 */
@NullMarked
package io.dotmac.sub.server.security;

import org.jspecify.annotations.NullMarked;
