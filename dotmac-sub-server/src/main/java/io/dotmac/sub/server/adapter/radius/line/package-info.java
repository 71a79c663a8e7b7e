/**
 * The lines logins come from: how NASes name them, and which of them use a credential now. Pure and
 * in memory.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.line;

import org.jspecify.annotations.NullMarked;
