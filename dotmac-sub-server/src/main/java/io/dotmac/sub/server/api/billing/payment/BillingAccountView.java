package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.server.http.Versioned;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who owes.
 *
 * @param balance what is owed; negative when there is credit
 */
public record BillingAccountView(
    AccountId id,
    String accountNumber,
    @Nullable SubscriberId subscriberId,
    @Nullable OrganizationId organizationId,
    String name,
    String currency,
    String balance,
    @Nullable Integer paymentDueDays,
    @Nullable Integer graceDays,
    boolean billingEnabled,
    boolean isActive,
    @Nullable String notes,
    int version)
    implements Versioned {
  static BillingAccountView of(BillingAccount row, Map<AccountId, Money> balances) {
    Money owed = balances.getOrDefault(row.id(), Money.zero(row.currency()));
    return new BillingAccountView(
        row.id(),
        row.number(),
        row.subscriber().orElse(null),
        row.organization().orElse(null),
        row.name(),
        row.currency().getCurrencyCode(),
        owed.amount(),
        row.paymentDueDays().orElse(null),
        row.graceDays().orElse(null),
        row.billingEnabled(),
        row.isActive(),
        row.notes().orElse(null),
        row.version());
  }
}
