/** REST of payments through providers: collecting, saved methods, messages, bank statements. */
@NullMarked
package io.dotmac.sub.server.api.billing.online;

import org.jspecify.annotations.NullMarked;
