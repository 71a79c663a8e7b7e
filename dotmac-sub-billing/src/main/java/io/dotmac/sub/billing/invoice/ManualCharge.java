package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.charge.Taxation;
import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arithmetic of a line written by hand: quantity times price, rounded half up to the minor
 * unit, and its taxes.
 *
 * @param discount what a discount over the whole invoice takes off
 * @param net before tax
 * @param derivation its steps as JSON
 */
public record ManualCharge(
    Money discount, Money net, Money tax, List<LineTax> taxes, String derivation) {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  /** What a line costs before discount and tax; out of range is refused at {@code pointer}. */
  public static Money listed(NewLine line, String pointer) {
    if (line.quantity().signum() <= 0 || line.quantity().compareTo(MOST) > 0) {
      throw Problem.invalid(
          pointer + "/quantity",
          "range",
          "expected more than 0 and at most 1000000, found " + line.quantity().toPlainString());
    }
    Money price = line.unitPrice();
    BigDecimal exact = price.decimal().multiply(line.quantity());
    return limited(exact, price, pointer);
  }

  /** Calculates; amounts out of range are refused at {@code pointer}. */
  public static ManualCharge of(NewLine line, List<TaxRule> rules, String pointer) {
    Money none = Money.zero(line.unitPrice().currency());
    return of(line, listed(line, pointer), none, rules);
  }

  /** Calculates a line of which a discount over its invoice takes something off. */
  static ManualCharge of(NewLine line, Money listed, Money off, List<TaxRule> rules) {
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("rule", "times");
    times.put("unit_price", line.unitPrice().amount());
    times.put("quantity", line.quantity().stripTrailingZeros().toPlainString());
    times.put("result", listed.amount());
    List<Object> steps = new ArrayList<>(List.of(times));
    Money left = listed.minus(off);
    List<Step> more = new ArrayList<>();
    if (!off.isZero()) {
      more.add(new Step.InvoiceOff(listed.decimal(), off.decimal(), left.decimal()));
    }
    Taxation taxed = Taxation.of(left, rules);
    more.addAll(taxed.steps());
    WireJson.tree(WireJson.write(Derivation.of(more))).get("steps").forEach(steps::add);
    Map<String, Object> derivation = new LinkedHashMap<>();
    derivation.put("rounding", "half_up");
    derivation.put("steps", steps);
    List<LineTax> taxes = taxed.parts().stream().map(LineTax::of).toList();
    return new ManualCharge(off, taxed.net(), taxed.tax(), taxes, WireJson.write(derivation));
  }

  private static Money limited(BigDecimal exact, Money price, String pointer) {
    Money largest = Money.ofMinor(Money.LARGEST_INPUT, price.currency());
    if (exact.abs().compareTo(largest.decimal()) > 0) {
      throw Problem.invalid(
          pointer, "amount_too_large", "expected at most " + largest + " on a line");
    }
    return Money.rounded(exact, price.currency(), RoundingMode.HALF_UP);
  }
}
