package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to be written by hand.
 *
 * @param lines at least one, all in the account's currency
 */
public record NewInvoice(AccountId account, @Nullable String memo, List<NewLine> lines) {
  /** Copies the lines. */
  public NewInvoice {
    lines = List.copyOf(lines);
  }
}
