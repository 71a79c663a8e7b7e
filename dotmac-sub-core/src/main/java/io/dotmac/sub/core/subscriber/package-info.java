/**
 * Who is served, with whom, and for whom: subscribers, the organizations they belong to and the
 * resellers who look after them. A subscriber's number, account number and e-mail address are
 * unique within the tenant; the status changes through verbs only. What the subscriber has bought
 * is the business of {@code core.subscription}, what it owes that of the billing module. Start at
 * {@link io.dotmac.sub.core.subscriber.Subscribers}.
 */
@NullMarked
package io.dotmac.sub.core.subscriber;

import org.jspecify.annotations.NullMarked;
