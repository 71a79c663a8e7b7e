/**
 * Payments, what they are allocated to, and refunds. Money counts when it has arrived, pays the
 * oldest invoice first and is otherwise kept as credit for the next one. Start at {@link
 * io.dotmac.sub.billing.payment.Payments}.
 */
@NullMarked
package io.dotmac.sub.billing.payment;

import org.jspecify.annotations.NullMarked;
