package io.dotmac.sub.billing.account;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A collection account to be opened.
 *
 * @param last4 the last four digits of the bank's account number
 * @param isDefault whether payments of its currency go here unless they say otherwise
 */
public record NewCollectionAccount(
    String name,
    CollectionAccountType type,
    Currency currency,
    @Nullable String bankName,
    @Nullable String last4,
    boolean isDefault,
    @Nullable String notes) {
  /** A till or bank account with nothing but a name, the default of its currency. */
  public static NewCollectionAccount named(
      String name, CollectionAccountType type, Currency currency) {
    return new NewCollectionAccount(name, type, currency, null, null, true, null);
  }
}
