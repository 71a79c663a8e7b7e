package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.subscription.SubscriptionId;

/** Gives a service the coupon with that code. */
public record RedeemCoupon(SubscriptionId subscriptionId, String code) {}
