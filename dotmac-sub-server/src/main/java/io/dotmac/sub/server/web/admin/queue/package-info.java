/** What of payments does not fit by itself, and the messages of their providers. */
@NullMarked
package io.dotmac.sub.server.web.admin.queue;

import org.jspecify.annotations.NullMarked;
