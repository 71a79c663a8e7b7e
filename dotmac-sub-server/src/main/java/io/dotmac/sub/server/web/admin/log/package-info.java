/** What happened and who did what: the log of events and the audit, for staff who may read them. */
@NullMarked
package io.dotmac.sub.server.web.admin.log;

import org.jspecify.annotations.NullMarked;
