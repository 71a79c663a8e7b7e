/**
 * What a RADIUS server has to know, read from the tables in sets: {@link
 * io.dotmac.sub.core.access.index.AccessReader} gives the facts of credentials and NASes, {@link
 * io.dotmac.sub.core.access.index.AccessChanges} what has changed since. Plain values, so that an
 * index in memory can be built from them. Start with {@code AccessFacts}.
 */
@NullMarked
package io.dotmac.sub.core.access.index;

import org.jspecify.annotations.NullMarked;
