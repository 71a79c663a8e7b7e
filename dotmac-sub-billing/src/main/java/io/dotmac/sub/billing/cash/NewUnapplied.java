package io.dotmac.sub.billing.cash;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money from nobody we know.
 *
 * @param collection where it lies; absent: the default of its currency
 * @param payer who the bank says it is from
 */
public record NewUnapplied(
    Money amount,
    PaymentMethodType method,
    @Nullable CollectionAccountId collection,
    LocalDate receivedOn,
    @Nullable String payer,
    @Nullable String reference) {}
