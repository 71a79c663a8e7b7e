/** Routes of what services used, to be read only. */
@NullMarked
package io.dotmac.sub.server.api.usage;

import org.jspecify.annotations.NullMarked;
