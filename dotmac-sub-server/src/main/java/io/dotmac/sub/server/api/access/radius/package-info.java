/**
 * Routes of RADIUS: servers, profiles and their attributes; and, to be read only, sessions, refused
 * logins and the evidence of enforcement.
 */
@NullMarked
package io.dotmac.sub.server.api.access.radius;

import org.jspecify.annotations.NullMarked;
