/**
 * What protects an account from dunning for a while: a promise to pay, a disputed invoice, a
 * payment arrangement. Start at {@link io.dotmac.sub.billing.dunning.shield.Shields}.
 */
@NullMarked
package io.dotmac.sub.billing.dunning.shield;

import org.jspecify.annotations.NullMarked;
