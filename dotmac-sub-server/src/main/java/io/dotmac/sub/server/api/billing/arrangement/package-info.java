/** REST of payment arrangements. */
@NullMarked
package io.dotmac.sub.server.api.billing.arrangement;

import org.jspecify.annotations.NullMarked;
