package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of a line written by hand: quantity times price, rounded half up to the minor
 * unit, and its tax.
 *
 * @param net before tax
 * @param derivation its steps as JSON
 */
public record ManualCharge(Money net, Money tax, List<LineTax> taxes, String derivation) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  /** A tax rate as it is now. */
  public record Rate(UUID id, String name, BigDecimal percent, TaxApplication application) {}

  /** Calculates; amounts out of range are refused at {@code pointer}. */
  public static ManualCharge of(NewLine line, @Nullable Rate rate, String pointer) {
    if (line.quantity().signum() <= 0 || line.quantity().compareTo(MOST) > 0) {
      throw Problem.invalid(
          pointer + "/quantity",
          "range",
          "expected more than 0 and at most 1000000, found " + line.quantity().toPlainString());
    }
    Money price = line.unitPrice();
    BigDecimal exact = price.decimal().multiply(line.quantity());
    Money gross = limited(exact, price, pointer);
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("rule", "times");
    times.put("unit_price", price.amount());
    times.put("quantity", line.quantity().stripTrailingZeros().toPlainString());
    times.put("result", gross.amount());
    List<Object> steps = new ArrayList<>(List.of(times));
    if (rate == null) {
      return new ManualCharge(gross, Money.zero(price.currency()), List.of(), json(steps));
    }
    Money tax = tax(gross, rate);
    Money net = rate.application() == TaxApplication.INCLUSIVE ? gross.minus(tax) : gross;
    steps.add(step(rate, gross, tax));
    LineTax part =
        new LineTax(rate.id(), rate.name(), rate.percent(), rate.application(), tax.minor());
    return new ManualCharge(net, tax, List.of(part), json(steps));
  }

  private static Money tax(Money gross, Rate rate) {
    switch (rate.application()) {
      case EXCLUSIVE:
        return Money.rounded(
            gross.decimal().multiply(rate.percent()).movePointLeft(2),
            gross.currency(),
            RoundingMode.HALF_UP);
      case INCLUSIVE:
        BigDecimal contained = gross
            .decimal()
            .multiply(rate.percent())
            .divide(HUNDRED.add(rate.percent()), 12, RoundingMode.HALF_UP);
        return Money.rounded(contained, gross.currency(), RoundingMode.HALF_UP);
      default:
        return Money.zero(gross.currency());
    }
  }

  private static Map<String, Object> step(Rate rate, Money gross, Money tax) {
    Map<String, Object> step = new LinkedHashMap<>();
    String percent = rate.percent().stripTrailingZeros().toPlainString();
    switch (rate.application()) {
      case EXCLUSIVE:
        step.put("rule", "tax_added");
        step.put("percent", percent);
        step.put("of", gross.amount());
        break;
      case INCLUSIVE:
        step.put("rule", "tax_included");
        step.put("percent", percent);
        step.put(
            "hundred_plus", HUNDRED.add(rate.percent()).stripTrailingZeros().toPlainString());
        step.put("of", gross.amount());
        break;
      default:
        step.put("rule", "tax_free");
    }
    step.put("name", rate.name());
    step.put("result", tax.amount());
    return step;
  }

  private static String json(List<Object> steps) {
    Map<String, Object> derivation = new LinkedHashMap<>();
    derivation.put("rounding", "half_up");
    derivation.put("steps", steps);
    return WireJson.write(derivation);
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
