/**
 * How a start ends when it cannot go on: the exit codes, and the failure that is printed as one
 * line. It knows nothing else, so that everything from configuration to demo may use it.
 */
@NullMarked
package io.dotmac.sub.server.start;

import org.jspecify.annotations.NullMarked;
