/**
 * PayPal as a provider of payments, over its REST interface: the payer agrees on PayPal's page, and
 * the agreed order is captured when somebody asks what became of it. Start with
 * {@link io.dotmac.sub.server.adapter.paypal.PaypalGateway}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.paypal;

import org.jspecify.annotations.NullMarked;
