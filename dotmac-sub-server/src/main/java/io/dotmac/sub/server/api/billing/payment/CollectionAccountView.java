package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.account.CollectionAccountType;
import io.dotmac.sub.server.http.Versioned;
import org.jspecify.annotations.Nullable;

/** Where collected money lies. */
public record CollectionAccountView(
    CollectionAccountId id,
    String name,
    CollectionAccountType accountType,
    String currency,
    @Nullable String bankName,
    @Nullable String accountLast4,
    boolean isDefault,
    boolean isActive,
    @Nullable String notes,
    int version)
    implements Versioned {
  static CollectionAccountView of(CollectionAccount row) {
    return new CollectionAccountView(
        row.id(),
        row.name(),
        row.type(),
        row.currency().getCurrencyCode(),
        row.bankName().orElse(null),
        row.last4().orElse(null),
        row.isDefault(),
        row.isActive(),
        row.notes().orElse(null),
        row.version());
  }
}
