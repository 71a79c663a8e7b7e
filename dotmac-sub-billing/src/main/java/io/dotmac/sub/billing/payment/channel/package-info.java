/**
 * The ways in which people pay by hand, and in which collection account that money lies. A payment
 * that names a channel, or none, is sent on its way by {@link
 * io.dotmac.sub.billing.payment.channel.PaymentChannels#route}; the ledger then debits the cash of
 * that collection account.
 */
@NullMarked
package io.dotmac.sub.billing.payment.channel;

import org.jspecify.annotations.NullMarked;
