package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.Pricing.Amount;
import io.dotmac.sub.billing.charge.price.Terms;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import java.util.List;

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
 */
public record BilledCharge(
    ChargeKey key,
    ComponentType type,
    String label,
    DateRange span,
    Terms terms,
    Money net,
    List<TaxPart> taxes,
    boolean waived) {

  /** Copies the list. */
  public BilledCharge {
    taxes = List.copyOf(taxes);
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
        false);
  }

  /** The same, voided with its days left uncharged. */
  public BilledCharge waive() {
    return new BilledCharge(key, type, label, span, terms, net, taxes, true);
  }

  BilledCharge standing(DateRange newSpan, Amount amount) {
    return new BilledCharge(key, type, label, newSpan, terms, amount.net(), amount.parts(), waived);
  }

  Amount amount() {
    return Amount.of(net, taxes);
  }

  List<TaxRule> rules() {
    return taxes.stream().map(TaxPart::rule).toList();
  }
}
