/**
 * Routes of network access: credentials, NASes, who may ask RADIUS, and the locks of services.
 * Secrets go in and never come out.
 */
@NullMarked
package io.dotmac.sub.server.api.access;

import org.jspecify.annotations.NullMarked;
