package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.CollectionAccountType;
import io.dotmac.sub.billing.account.NewCollectionAccount;
import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Opens a collection account.
 *
 * @param currency absent: the tenant's
 */
public record CreateCollectionAccount(
    String name,
    CollectionAccountType accountType,
    @Nullable String currency,
    @Nullable String bankName,
    @Nullable String accountLast4,
    @Nullable Boolean isDefault,
    @Nullable String notes) {
  NewCollectionAccount wanted(String tenantCurrency) {
    try {
      return new NewCollectionAccount(
          name,
          accountType,
          Money.currency(currency == null ? tenantCurrency : currency),
          bankName,
          accountLast4,
          Boolean.TRUE.equals(isDefault),
          notes);
    } catch (AmountException e) {
      throw Problem.invalid("/currency", e.code(), e.getMessage());
    }
  }
}
