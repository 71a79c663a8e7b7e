/** Credit notes of the staff portal: writing one, choosing what it covers, taking it back. */
@NullMarked
package io.dotmac.sub.server.web.admin.credit;

import org.jspecify.annotations.NullMarked;
