/**
 * Which prepaid periods the credit of an account opens. Pure: see {@link
 * io.dotmac.sub.billing.charge.prepaid.PrepaidGate}.
 */
@NullMarked
package io.dotmac.sub.billing.charge.prepaid;

import org.jspecify.annotations.NullMarked;
