package io.dotmac.sub.billing.sale;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sold for cash.
 *
 * @param amount what was paid, tax included
 * @param taxRate the rate of the tax that is in it, such as 7.5 for 7.5 %; null if there is none
 * @param collection where the cash goes; null: to the default of the currency, if there is one
 * @param memo what it was, for people who read the ledger
 */
public record NewCashSale(
    Money amount,
    java.math.@Nullable BigDecimal taxRate,
    @Nullable CollectionAccountId collection,
    String memo) {}
