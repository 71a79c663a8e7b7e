/** Measures how fast events reach other systems. */
@NullMarked
package io.dotmac.sub.samples.bench.webhook;

import org.jspecify.annotations.NullMarked;
