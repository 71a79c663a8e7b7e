/** Realms and the servers that know their users, over REST. */
@NullMarked
package io.dotmac.sub.server.api.access.realm;

import org.jspecify.annotations.NullMarked;
