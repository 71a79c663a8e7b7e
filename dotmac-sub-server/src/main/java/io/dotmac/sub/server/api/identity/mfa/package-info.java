/** REST of the second proof: setting it up, giving it, and what an administrator sees of it. */
@NullMarked
package io.dotmac.sub.server.api.identity.mfa;

import org.jspecify.annotations.NullMarked;
