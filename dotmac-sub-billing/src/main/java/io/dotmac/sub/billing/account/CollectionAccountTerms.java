package io.dotmac.sub.billing.account;

import org.jspecify.annotations.Nullable;

/**
 * What of a collection account may be edited.
 *
 * @param accountLast4 the last four digits of the bank's account number
 * @param isDefault whether payments of its currency go here unless they say otherwise
 */
public record CollectionAccountTerms(
    String name,
    @Nullable String bankName,
    @Nullable String accountLast4,
    boolean isDefault,
    @Nullable String notes) {}
