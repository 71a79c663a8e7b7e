/**
 * The time a service is bound or lasts: what is said before it is over. What then happens, renewal
 * or expiry, is a verb of {@link io.dotmac.sub.core.subscription.Subscriptions}.
 */
@NullMarked
package io.dotmac.sub.core.subscription.term;

import org.jspecify.annotations.NullMarked;
