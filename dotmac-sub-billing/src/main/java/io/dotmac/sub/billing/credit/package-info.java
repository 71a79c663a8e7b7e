/**
 * Credit notes: what is given back as a document, and the invoices it is applied to. Start at
 * {@link io.dotmac.sub.billing.credit.CreditNotes}.
 */
@NullMarked
package io.dotmac.sub.billing.credit;

import org.jspecify.annotations.NullMarked;
