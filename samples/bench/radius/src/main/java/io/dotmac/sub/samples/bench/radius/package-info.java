/** The RADIUS library alone, to be measured beside the server that is built on it. */
@NullMarked
package io.dotmac.sub.samples.bench.radius;

import org.jspecify.annotations.NullMarked;
