/**
 * What it takes to ask many NASes at once: {@link
 * io.dotmac.sub.server.adapter.radius.enforce.NasLanes} gives each a few requests at a time, and
 * spares one that does not answer.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.enforce;

import org.jspecify.annotations.NullMarked;
