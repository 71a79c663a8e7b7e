/**
 * The recurring pieces of pages as records of finished strings: pills, tiles, charts, filters,
 * pagers, forms and the frames around pages. Start with {@link
 * io.dotmac.sub.server.web.part.AdminShell}.
 */
@NullMarked
package io.dotmac.sub.server.web.part;

import org.jspecify.annotations.NullMarked;
