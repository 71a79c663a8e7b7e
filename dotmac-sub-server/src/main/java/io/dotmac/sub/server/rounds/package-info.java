/** What works in the background, over and over. */
@NullMarked
package io.dotmac.sub.server.rounds;

import org.jspecify.annotations.NullMarked;
