/**
 * Stripe as a provider of payments, by Stripe's own library: saved cards are charged by
 * PaymentIntents, everything else happens on Stripe's page, so that no card number comes near us.
 * Start with {@link io.dotmac.sub.server.adapter.stripe.StripeGateway}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.stripe;

import org.jspecify.annotations.NullMarked;
