/** REST of what offers refer to: region zones, usage allowances, SLA profiles, tax rates. */
@NullMarked
package io.dotmac.sub.server.api.catalog.profile;

import org.jspecify.annotations.NullMarked;
