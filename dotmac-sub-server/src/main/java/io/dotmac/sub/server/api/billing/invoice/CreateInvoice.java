package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an invoice by hand.
 *
 * @param currency absent: the account's
 * @param issue whether it is issued at once; otherwise it stays a draft
 * @param discount taken off the whole invoice, divided over its lines
 * @param dueOn of one that is issued at once; absent: after the account's days
 */
public record CreateInvoice(
    AccountId accountId,
    @Nullable String currency,
    @Nullable String memo,
    List<LineFields> lines,
    @Nullable Boolean issue,
    @Nullable LocalDate dueOn,
    @Nullable Discount discount) {
  /** A percentage or an amount off the whole invoice before tax; decimal strings. */
  public record Discount(
      @Nullable BigDecimal percent, @Nullable String amount) {}

  NewInvoice wanted(String accountCurrency) {
    String code = currency == null ? accountCurrency : currency;
    List<NewLine> all = new ArrayList<>();
    for (LineFields line : lines) {
      all.add(line.line(code, "/lines/" + all.size()));
    }
    return new NewInvoice(accountId, memo, all, discount == null ? null : off(discount, code));
  }

  private static NewInvoice.Off off(Discount discount, String currency) {
    try {
      Money amount = discount.amount() == null ? null : Money.of(discount.amount(), currency);
      return new NewInvoice.Off(discount.percent(), amount);
    } catch (AmountException e) {
      throw Problem.invalid("/discount/amount", e.code(), e.getMessage());
    }
  }
}
