/** Servers that are killed: nothing is lost, nothing is done twice. */
@NullMarked
package io.dotmac.sub.server.restart;

import org.jspecify.annotations.NullMarked;
