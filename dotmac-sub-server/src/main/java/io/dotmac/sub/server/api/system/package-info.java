/** REST of what belongs to no domain: settings, the audit, the event store. */
@NullMarked
package io.dotmac.sub.server.api.system;

import org.jspecify.annotations.NullMarked;
