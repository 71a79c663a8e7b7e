/**
 * Invoices and their lines. Of a total, a part is paid, a part credited, a part written off; the
 * rest is the balance due, and the status follows from it. Start at {@link
 * io.dotmac.sub.billing.invoice.Invoices}.
 */
@NullMarked
package io.dotmac.sub.billing.invoice;

import org.jspecify.annotations.NullMarked;
