/**
 * Joins the RADIUS library to the domain. Logins are answered from {@link
 * io.dotmac.sub.server.adapter.radius.AccessIndex}, which {@link
 * io.dotmac.sub.server.adapter.radius.AccessFollower} keeps current within a second and which goes
 * on answering when the database is away; accounting is acknowledged when the database has
 * committed it. Start with {@link io.dotmac.sub.server.adapter.radius.RadiusService}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius;

import org.jspecify.annotations.NullMarked;
