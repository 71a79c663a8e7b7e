/**
 * The door to those who move money for us. What a provider of payments implements is
 * {@link io.dotmac.sub.billing.gateway.PaymentGateway}, and every answer it can give is a case of a
 * sealed type.
 *
 * <p>Nothing here knows a database, and nobody calls a gateway with a transaction open. A gateway
 * is never told a card number; it knows cards by tokens of the provider. Start with
 * {@code PaymentGateway}; {@code gateway.collect} has the flows around it.
 */
@NullMarked
package io.dotmac.sub.billing.gateway;

import org.jspecify.annotations.NullMarked;
