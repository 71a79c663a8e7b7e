/** A RADIUS server whose users live in memory. Start at {@code InMemoryServer}. */
@NullMarked
package io.dotmac.sub.samples.radius;

import org.jspecify.annotations.NullMarked;
