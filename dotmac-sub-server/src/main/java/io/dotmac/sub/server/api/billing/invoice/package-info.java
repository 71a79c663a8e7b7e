/** REST of invoices and credit notes. Issued ones are facts: no PATCH, no DELETE. */
@NullMarked
package io.dotmac.sub.server.api.billing.invoice;

import org.jspecify.annotations.NullMarked;
