package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.charge.document.InvoiceDiscount;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is taken off an invoice written by hand, divided over its lines. */
final class ManualDiscount {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private ManualDiscount() {}

  /** The share of each line; lines of 0 or less bear nothing. */
  static List<Money> shares(NewInvoice.@Nullable Off off, List<Money> listed) {
    Money zero = Money.zero(listed.get(0).currency());
    if (off == null) {
      return listed.stream().map(any -> zero).toList();
    }
    Money all = listed.stream().filter(Money::isPositive).reduce(zero, Money::plus);
    return InvoiceDiscount.shares(amount(off, all), listed);
  }

  private static Money amount(NewInvoice.Off off, Money all) {
    BigDecimal percent = off.percent();
    Money amount = off.amount();
    if ((percent == null) == (amount == null)) {
      throw Problem.invalid("/discount", "one_of", "expected a percentage or an amount, not both");
    }
    if (percent != null) {
      if (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0) {
        throw Problem.invalid("/discount/percent", "range", "expected more than 0 and at most 100");
      }
      return Money.rounded(
          all.decimal().multiply(percent).movePointLeft(2), all.currency(), RoundingMode.HALF_UP);
    }
    if (amount == null || !amount.currency().equals(all.currency())) {
      throw Problem.invalid(
          "/discount/amount", "currency", "expected " + all.currency() + ", found " + amount);
    }
    if (!amount.isPositive() || amount.compareTo(all) > 0) {
      throw Problem.invalid("/discount/amount", "range", "expected more than 0 and at most " + all);
    }
    return amount;
  }
}
