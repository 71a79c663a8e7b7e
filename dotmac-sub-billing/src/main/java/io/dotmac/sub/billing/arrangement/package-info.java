/**
 * Payment arrangements: open invoices that are paid in installments, asked for by a customer and
 * approved by staff. While one is kept, dunning leaves its invoices alone. What is paid is what its
 * invoices owe less than at the start; it covers the installments in their order. Start at {@link
 * io.dotmac.sub.billing.arrangement.Arrangements}; the rules are {@link
 * io.dotmac.sub.billing.arrangement.InstallmentPlan}.
 */
@NullMarked
package io.dotmac.sub.billing.arrangement;

import org.jspecify.annotations.NullMarked;
