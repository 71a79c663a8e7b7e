package io.dotmac.sub.billing.deposit;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A deposit to be taken.
 *
 * @param amount more than 0, in the account's currency
 * @param collection where the money lies; absent: the default of its currency
 */
public record NewDeposit(
    AccountId account,
    Money amount,
    @Nullable CollectionAccountId collection,
    @Nullable String memo) {}
