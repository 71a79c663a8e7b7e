package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says they will pay.
 *
 * @param amount a decimal string in the account's currency
 * @param promisedOn the last day, within 90 days
 */
public record PlacePromise(
    AccountId accountId,
    String amount,
    LocalDate promisedOn,
    @Nullable String reason) {}
