package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What being late costs: a fixed amount and a share of what is overdue, at most {@code cap}.
 *
 * @param amount in the account's currency, 0 or more
 * @param percent of what is overdue, 0 to 100
 * @param cap absent: none
 */
public record LateFee(
    BigDecimal amount, BigDecimal percent, @Nullable BigDecimal cap) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Rejects what is below zero or above the whole debt. */
  public LateFee {
    if (amount.signum() < 0
        || percent.signum() < 0
        || percent.compareTo(HUNDRED) > 0
        || (cap != null && cap.signum() < 0)) {
      throw new IllegalArgumentException(
          "a fee of 0 or more and 0 to 100 percent were expected and " + amount + " and " + percent
              + " found");
    }
  }

  /** Always the same amount. */
  public static LateFee fixed(String amount) {
    return new LateFee(new BigDecimal(amount), BigDecimal.ZERO, null);
  }

  /** The fee for that debt, rounded half up to the minor unit. */
  public Money of(Money overdue) {
    BigDecimal fee = overdue.decimal().multiply(percent).movePointLeft(2).add(amount);
    BigDecimal capped = cap == null ? fee : fee.min(cap);
    return Money.rounded(capped, overdue.currency(), RoundingMode.HALF_UP);
  }
}
