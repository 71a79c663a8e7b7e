/**
 * Who moves money for us, and the ways to pay that they keep: providers with their sealed
 * credentials, and saved methods. Start with
 * {@link io.dotmac.sub.billing.gateway.provider.PaymentProviders}.
 */
@NullMarked
package io.dotmac.sub.billing.gateway.provider;

import org.jspecify.annotations.NullMarked;
