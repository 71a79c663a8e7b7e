/**
 * Joins the RADIUS library to the domain. Logins are answered from memory, from what {@code index}
 * holds, which is current within a second and goes on answering when the database is away;
 * accounting is acknowledged when the database has committed it. Start with {@link
 * io.dotmac.sub.server.adapter.radius.RadiusService}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius;

import org.jspecify.annotations.NullMarked;
