/**
 * What concerns a document as a whole and not each of its lines: discounts over an invoice, taxes
 * rounded once for it. Pure. Start at {@link
 * io.dotmac.sub.billing.charge.document.DocumentRounding}.
 */
@NullMarked
package io.dotmac.sub.billing.charge.document;

import org.jspecify.annotations.NullMarked;
