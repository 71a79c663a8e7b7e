/** Messages to customers: templates, what was sent, what became of it, what customers want. */
@NullMarked
package io.dotmac.sub.server.api.notify;

import org.jspecify.annotations.NullMarked;
