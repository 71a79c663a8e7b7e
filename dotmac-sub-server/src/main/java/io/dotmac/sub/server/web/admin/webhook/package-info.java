/** Pages for staff who connect other systems: endpoints, what was sent to them, sending again. */
@NullMarked
package io.dotmac.sub.server.web.admin.webhook;

import org.jspecify.annotations.NullMarked;
