/** The settings of a tenant, a page for each part of the product. */
@NullMarked
package io.dotmac.sub.server.web.admin.setting;

import org.jspecify.annotations.NullMarked;
