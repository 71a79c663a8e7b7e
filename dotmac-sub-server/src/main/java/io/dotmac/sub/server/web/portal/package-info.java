/**
 * What the pages of the customers' portal show, as records of finished strings, and the classes
 * that fill them from the database. Start with {@link
 * io.dotmac.sub.server.web.portal.PortalPages.Home}.
 */
@NullMarked
package io.dotmac.sub.server.web.portal;

import org.jspecify.annotations.NullMarked;
