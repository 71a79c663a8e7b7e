package io.dotmac.sub.billing.payment.channel;

import org.jspecify.annotations.Nullable;

/**
 * What of a channel's account may be edited.
 *
 * @param currency only payments in this one lie there; absent: those in the account's own
 * @param priority the lowest is taken first, 0 to 1000
 * @param isDefault taken before any other
 */
public record ChannelAccountTerms(@Nullable String currency, int priority, boolean isDefault) {}
