/**
 * The services subscribers have: which offer, since when, on which terms, in which state. A status
 * changes through verbs only, and each verb writes a row of history and an event. Dates are
 * half-open: {@code end_on} is the first day that is no longer served. Whether the network lets a
 * service through is the business of {@code core.access}, what it costs that of billing. Start at
 * {@link io.dotmac.sub.core.subscription.Subscriptions}.
 */
@NullMarked
package io.dotmac.sub.core.subscription;

import org.jspecify.annotations.NullMarked;
