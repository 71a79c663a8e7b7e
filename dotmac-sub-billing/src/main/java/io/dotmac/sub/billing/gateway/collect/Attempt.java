package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that was recorded and whose provider has not been asked yet.
 *
 * @param fresh false when the same key began it before: then nothing may be charged again
 */
record Attempt(
    PaymentId payment,
    PaymentGateway gateway,
    Money amount,
    @Nullable SavedMethod method,
    String description,
    boolean fresh) {}
