/** REST of identity: signing in, API keys, credentials, sessions, roles. */
@NullMarked
package io.dotmac.sub.server.api.identity;

import org.jspecify.annotations.NullMarked;
