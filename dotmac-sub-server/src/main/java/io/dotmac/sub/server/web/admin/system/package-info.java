/** What the server does by itself, for staff who keep it running. */
@NullMarked
package io.dotmac.sub.server.web.admin.system;

import org.jspecify.annotations.NullMarked;
