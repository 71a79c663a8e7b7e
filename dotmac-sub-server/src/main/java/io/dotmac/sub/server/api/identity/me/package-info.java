/** Where the caller is signed in, and its password. */
@NullMarked
package io.dotmac.sub.server.api.identity.me;

import org.jspecify.annotations.NullMarked;
