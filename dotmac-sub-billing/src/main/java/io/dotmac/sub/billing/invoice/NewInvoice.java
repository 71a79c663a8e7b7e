package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to be written by hand.
 *
 * @param lines at least one, all in the account's currency
 * @param off what is taken off as a whole, divided over the lines; absent: nothing
 */
public record NewInvoice(
    AccountId account,
    @Nullable String memo,
    List<NewLine> lines,
    @Nullable Off off) {
  /**
   * Something taken off the whole invoice before tax.
   *
   * @param percent more than 0, at most 100; absent when there is an amount
   * @param amount more than 0, at most what the lines cost; absent when there is a percentage
   */
  public record Off(@Nullable BigDecimal percent, @Nullable Money amount) {}

  /** An invoice of which nothing is taken off. */
  public NewInvoice(AccountId account, @Nullable String memo, List<NewLine> lines) {
    this(account, memo, lines, null);
  }

  /** Copies the lines. */
  public NewInvoice {
    lines = List.copyOf(lines);
  }
}
