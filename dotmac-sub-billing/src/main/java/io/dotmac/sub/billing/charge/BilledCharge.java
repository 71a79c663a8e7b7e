package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.Pricing.Amount;
import io.dotmac.sub.billing.charge.price.Terms;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A charge that stands: a stored line less what was given back of it. A charge that was given back
 * from its first day on stands no more and is not among them.
 *
 * @param key its key
 * @param type what it is for
 * @param label what the invoice calls it
 * @param span the days it stands for: a credit moves the end
 * @param terms the price terms it was charged by
 * @param net before tax, less credits
 * @param taxes as charged, less credits
 * @param waived true when its document was voided and its days stay uncharged; they are not billed
 *     again. A voided charge whose days are to be billed again is left out
 * @param off what a discount over its invoice took off; absent: nothing
 */
public record BilledCharge(
    ChargeKey key,
    ComponentType type,
    String label,
    DateRange span,
    Terms terms,
    Money net,
    List<TaxPart> taxes,
    boolean waived,
    @Nullable InvoiceOff off) {

  /**
   * What a discount over an invoice took off a charge. It goes with the charge: when some of its
   * days are given back, that part of it is not.
   *
   * @param amount more than 0
   * @param days of the charge when it was made
   */
  public record InvoiceOff(Money amount, long days) {
    /** The part of so many of the days. */
    Money of(long someDays) {
      BigDecimal part = amount
          .decimal()
          .multiply(BigDecimal.valueOf(someDays))
          .divide(
              BigDecimal.valueOf(days),
              amount.currency().getDefaultFractionDigits(),
              RoundingMode.HALF_UP);
      return Money.rounded(part, amount.currency(), RoundingMode.UNNECESSARY);
    }
  }

  /** Copies the list. */
  public BilledCharge {
    taxes = List.copyOf(taxes);
  }

  /** A charge without a discount over its invoice. */
  public BilledCharge(
      ChargeKey key,
      ComponentType type,
      String label,
      DateRange span,
      Terms terms,
      Money net,
      List<TaxPart> taxes,
      boolean waived) {
    this(key, type, label, span, terms, net, taxes, waived, null);
  }

  /** The charge that stands once this line is stored. */
  static BilledCharge of(ChargeLine line) {
    return new BilledCharge(
        line.key(),
        line.type(),
        line.label(),
        line.span(),
        line.terms(),
        line.net(),
        line.taxes(),
        false,
        line.invoiceOff().isZero() ? null : new InvoiceOff(line.invoiceOff(), line.days()));
  }

  /** The same, voided with its days left uncharged. */
  public BilledCharge waive() {
    return new BilledCharge(key, type, label, span, terms, net, taxes, true, off);
  }

  BilledCharge standing(DateRange newSpan, Amount amount) {
    return new BilledCharge(
        key, type, label, newSpan, terms, amount.net(), amount.parts(), waived, off);
  }

  Amount amount() {
    return Amount.of(net, taxes);
  }

  /** What a discount over its invoice takes off so many of its days. */
  Money off(long days) {
    return off == null ? Money.zero(net.currency()) : off.of(days);
  }

  List<TaxRule> rules() {
    return taxes.stream().map(TaxPart::rule).toList();
  }
}
