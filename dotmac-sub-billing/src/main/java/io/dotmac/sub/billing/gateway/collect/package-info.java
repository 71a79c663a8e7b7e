/**
 * The flows that collect money through a gateway and send it back: a short transaction that says
 * what shall happen, the call with no transaction open, a short transaction that says what
 * happened. What a crash or a timeout leaves in between is settled by
 * {@link io.dotmac.sub.billing.gateway.collect.AttemptSweeper}, which asks the provider.
 *
 * <p>Start with {@link io.dotmac.sub.billing.gateway.collect.CollectInvoice}.
 */
@NullMarked
package io.dotmac.sub.billing.gateway.collect;

import org.jspecify.annotations.NullMarked;
