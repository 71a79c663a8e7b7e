package io.dotmac.sub.billing.account;

import org.jspecify.annotations.Nullable;

/**
 * What may be edited of an account.
 *
 * @param paymentDueDays days from issue to due date; absent: as the subscriber or the tenant has it
 * @param graceDays days after the due date in which nothing is done
 * @param billingEnabled whether runs bill it
 */
public record AccountTerms(
    String name,
    @Nullable Integer paymentDueDays,
    @Nullable Integer graceDays,
    boolean billingEnabled,
    @Nullable String notes) {}
