/** The types of events of this server, for its API and its pages. */
@NullMarked
package io.dotmac.sub.server.event;

import org.jspecify.annotations.NullMarked;
