/**
 * What the pages of the staff portal show, as records of finished strings, and the classes that
 * fill them from the database. One record a page, named after it; start with {@link
 * io.dotmac.sub.server.web.admin.DashboardPage}.
 */
@NullMarked
package io.dotmac.sub.server.web.admin;

import org.jspecify.annotations.NullMarked;
