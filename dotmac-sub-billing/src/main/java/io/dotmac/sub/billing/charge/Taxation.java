package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A price with its taxes: those it contains are taken out of it, those it excludes are added, each
 * rounded HALF_UP to the minor unit. A compound tax is charged on the net amount and on all the
 * taxes before it.
 *
 * @param net before tax
 * @param parts each tax, in the order of the rules
 * @param steps how they came about
 */
public record Taxation(Money net, List<TaxPart> parts, List<Step> steps) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The taxes of a price. */
  public static Taxation of(Money price, List<TaxRule> rules) {
    if (rules.isEmpty()) {
      return new Taxation(price, List.of(), List.of());
    }
    List<TaxRule> included = rules.stream().filter(Taxation::isIncluded).toList();
    List<Money> contained = contained(price, included);
    Money net = price.minus(Money.sum(price.currency(), contained));
    Money gross = net;
    List<TaxPart> parts = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (TaxRule rule : rules) {
      BigDecimal percent = rule.percent().value();
      Money tax;
      if (rule.application() == TaxApplication.EXCLUSIVE) {
        Money base = rule.compound() ? gross : net;
        tax = rule.percent().percentOf(base, RoundingMode.HALF_UP);
        steps.add(new Step.TaxAdded(rule.name(), percent, base.decimal(), tax.decimal()));
      } else if (isIncluded(rule)) {
        tax = contained.get(included.indexOf(rule));
        BigDecimal divisor = HUNDRED.add(sum(included));
        steps.add(
            new Step.TaxIncluded(rule.name(), percent, divisor, price.decimal(), tax.decimal()));
      } else {
        tax = Money.zero(price.currency());
        steps.add(new Step.TaxFree(rule.name(), tax.decimal()));
      }
      gross = gross.plus(tax);
      parts.add(new TaxPart(rule, tax));
    }
    return new Taxation(net, List.copyOf(parts), List.copyOf(steps));
  }

  /** All taxes together. */
  public Money tax() {
    return Money.sum(net.currency(), parts.stream().map(TaxPart::amount).toList());
  }

  Pricing.Amount amount() {
    return Pricing.Amount.of(net, parts);
  }

  /** The taxes inside a price: rounded together, then divided, so that they cannot drift. */
  private static List<Money> contained(Money price, List<TaxRule> included) {
    BigDecimal percent = sum(included);
    if (percent.signum() == 0) {
      return included.stream().map(rule -> Money.zero(price.currency())).toList();
    }
    int digits = price.currency().getDefaultFractionDigits();
    BigDecimal contained = price
        .decimal()
        .multiply(percent)
        .divide(HUNDRED.add(percent), digits, RoundingMode.HALF_UP);
    Money all = Money.rounded(contained, price.currency(), RoundingMode.UNNECESSARY);
    int scale =
        included.stream().mapToInt(rule -> rule.percent().value().scale()).max().orElse(0);
    List<Long> weights = included.stream()
        .map(rule -> rule.percent().value().movePointRight(Math.max(scale, 0)))
        .map(BigDecimal::longValueExact)
        .toList();
    return all.splitBy(weights);
  }

  private static boolean isIncluded(TaxRule rule) {
    return rule.application() == TaxApplication.INCLUSIVE;
  }

  private static BigDecimal sum(List<TaxRule> rules) {
    return rules.stream()
        .map(rule -> rule.percent().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
