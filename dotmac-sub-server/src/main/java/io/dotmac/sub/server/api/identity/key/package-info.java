/** Keys with which programs call this API. */
@NullMarked
package io.dotmac.sub.server.api.identity.key;

import org.jspecify.annotations.NullMarked;
