/** A server written for TinyRadius, and the few lines that move it to this library. */
@NullMarked
package io.dotmac.sub.samples.tinyradius;

import org.jspecify.annotations.NullMarked;
