/** Pages for staff who write to customers: what was sent, in which words, to whom, and when. */
@NullMarked
package io.dotmac.sub.server.web.admin.message;

import org.jspecify.annotations.NullMarked;
