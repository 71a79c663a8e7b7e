package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.Terms;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The published rule: price times quantity times days covered by days of the period, rounded
 * HALF_UP to the minor unit; then discounts one after the other, then taxes, each rounded the same.
 */
final class Pricing {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Currency currency;
  private final List<Step> steps = new ArrayList<>();

  private Pricing(Currency currency) {
    this.currency = currency;
  }

  /** A priced span: what it costs and how that came about. */
  record Priced(Money discount, Amount amount, List<Step> steps) {}

  /** What {@code span} of {@code period} costs. */
  static Priced of(
      Component component,
      PriceModel price,
      DateRange period,
      DateRange span,
      List<TaxRule> taxes) {
    return of(component, price, period, span, taxes, Money.zero(component.currency()));
  }

  /** The same with what a discount over its invoice takes off. */
  static Priced of(
      Component component,
      PriceModel price,
      DateRange period,
      DateRange span,
      List<TaxRule> taxes,
      Money off) {
    Pricing pricing = new Pricing(component.currency());
    Money list = pricing.list(price, component.quantity(), period, span);
    return pricing.reduced(component, list, period, span, taxes, off);
  }

  private Priced reduced(
      Component component,
      Money list,
      DateRange period,
      DateRange span,
      List<TaxRule> taxes,
      Money off) {
    Money left = list;
    for (Discount discount : component.discounts()) {
      left = left.minus(discount(discount, left, period, span));
    }
    if (off.isPositive()) {
      Money before = left;
      left = before.minus(Money.min(off, before));
      steps.add(
          new Step.InvoiceOff(before.decimal(), before.minus(left).decimal(), left.decimal()));
    }
    Taxation taxed = Taxation.of(left, taxes);
    steps.addAll(taxed.steps());
    return new Priced(list.minus(left), taxed.amount(), List.copyOf(steps));
  }

  /** What so many units cost that were used on the days of {@code span}. */
  static Priced ofUse(
      Component component,
      PriceModel price,
      BigDecimal used,
      DateRange span,
      List<TaxRule> taxes,
      Money off) {
    Pricing pricing = new Pricing(component.currency());
    Money list = pricing.use((Schedule.Metered) component.schedule(), price, used);
    return pricing.reduced(component, list, span, span, taxes, off);
  }

  private Money use(Schedule.Metered metered, PriceModel price, BigDecimal used) {
    BigDecimal charged = used.subtract(metered.included()).max(BigDecimal.ZERO);
    if (metered.included().signum() > 0) {
      steps.add(new Step.Allowance(used, metered.included(), charged));
    }
    Money list = fraction(price.of(charged), 1, 1);
    List<Step> explained = price.explain(charged);
    steps.addAll(explained.isEmpty() ? List.of(plain(price, charged, list)) : explained);
    Money most = metered.most();
    if (most == null || list.compareTo(most) <= 0) {
      return list;
    }
    steps.add(new Step.Cap(list.decimal(), most.decimal(), most.decimal()));
    return most;
  }

  /** A price that needs no explanation: the same for any use, or so much for each unit. */
  private Step plain(PriceModel price, BigDecimal used, Money list) {
    BigDecimal unit = price.terms(1).unitPrice().decimal();
    return price instanceof PriceModel.Flat
        ? new Step.Times(unit, 1, list.decimal())
        : new Step.TierPrice(used, unit, Money.zero(currency).decimal(), list.decimal());
  }

  private Money list(PriceModel price, long quantity, DateRange period, DateRange span) {
    long days = span.days();
    long periodDays = period.days();
    Money list = fraction(price.perPeriod(quantity), days, periodDays);
    Terms terms = price.terms(quantity);
    BigDecimal unit = terms.unitPrice().decimal();
    long shown = terms.quantity();
    steps.addAll(price.explain(BigDecimal.valueOf(quantity)));
    steps.add(
        days == periodDays
            ? new Step.Times(unit, shown, list.decimal())
            : new Step.ByDay(unit, shown, days, periodDays, list.decimal()));
    return list;
  }

  private Money discount(Discount discount, Money left, DateRange period, DateRange span) {
    long days = discount.valid().intersect(span).map(DateRange::days).orElse(0L);
    if (days == 0) {
      return Money.zero(currency);
    }
    if (discount instanceof Discount.Percent percent) {
      BigDecimal share = left.decimal().multiply(percent.percent().value()).divide(HUNDRED);
      Money off = fraction(share, days, span.days());
      steps.add(new Step.PercentOff(
          left.decimal(), percent.percent().value(), days, span.days(), off.decimal()));
      return off;
    }
    Discount.Fixed fixed = (Discount.Fixed) discount;
    Money whole = fraction(fixed.perPeriod().decimal(), days, period.days());
    Money off = Money.min(whole, left);
    steps.add(new Step.AmountOff(fixed.perPeriod().decimal(), days, period.days(), off.decimal()));
    return off;
  }

  private Money fraction(BigDecimal amount, long days, long of) {
    int digits = currency.getDefaultFractionDigits();
    BigDecimal rounded = days == of
        ? amount.setScale(digits, RoundingMode.HALF_UP)
        : amount
            .multiply(BigDecimal.valueOf(days))
            .divide(BigDecimal.valueOf(of), digits, RoundingMode.HALF_UP);
    return Money.rounded(rounded, currency, RoundingMode.UNNECESSARY);
  }

  /** A net amount with its taxes, which are added, subtracted and split together. */
  record Amount(Money net, Map<TaxRule, Money> taxes) {

    static Amount zero(Currency currency) {
      return new Amount(Money.zero(currency), Map.of());
    }

    static Amount of(Money net, List<TaxPart> parts) {
      Map<TaxRule, Money> taxes = new LinkedHashMap<>();
      parts.forEach(part -> taxes.merge(part.rule(), part.amount(), Money::plus));
      return new Amount(net, taxes);
    }

    static Amount sum(Currency currency, Collection<Amount> amounts) {
      Amount sum = zero(currency);
      for (Amount amount : amounts) {
        sum = sum.plus(amount);
      }
      return sum;
    }

    Amount plus(Amount other) {
      Map<TaxRule, Money> sums = new LinkedHashMap<>(taxes);
      other.taxes.forEach((rule, tax) -> sums.merge(rule, tax, Money::plus));
      return new Amount(net.plus(other.net), sums);
    }

    Amount negate() {
      Map<TaxRule, Money> negated = new LinkedHashMap<>();
      taxes.forEach((rule, tax) -> negated.put(rule, tax.negate()));
      return new Amount(net.negate(), negated);
    }

    Amount minus(Amount other) {
      return plus(other.negate());
    }

    boolean isZero() {
      return net.isZero() && taxes.values().stream().allMatch(Money::isZero);
    }

    /**
     * True when nothing is left but what rounding an added tax for a document, and not for each of
     * so many lines, makes of it.
     */
    boolean isRounding(int lines) {
      return net.isZero()
          && taxes.entrySet().stream()
              .allMatch(each -> each.getValue().isZero()
                  || each.getKey().application() == TaxApplication.EXCLUSIVE
                      && Math.abs(each.getValue().minor()) <= lines);
    }

    /** True when any part of it is less than zero. */
    boolean isNegative() {
      return net.isNegative() || taxes.values().stream().anyMatch(Money::isNegative);
    }

    Money tax(TaxRule rule) {
      return taxes.getOrDefault(rule, Money.zero(net.currency()));
    }

    /** Splits net and each tax in proportion to the weights, without losing a minor unit. */
    List<Amount> splitBy(List<Long> weights) {
      List<Money> nets = net.splitBy(weights);
      List<Map<TaxRule, Money>> shares = new ArrayList<>();
      weights.forEach(weight -> shares.add(new LinkedHashMap<>()));
      taxes.forEach((rule, tax) -> {
        List<Money> parts = tax.splitBy(weights);
        for (int i = 0; i < parts.size(); i++) {
          shares.get(i).put(rule, parts.get(i));
        }
      });
      List<Amount> result = new ArrayList<>();
      for (int i = 0; i < nets.size(); i++) {
        result.add(new Amount(nets.get(i), shares.get(i)));
      }
      return result;
    }

    List<TaxPart> parts() {
      List<TaxPart> parts = new ArrayList<>();
      taxes.forEach((rule, tax) -> parts.add(new TaxPart(rule, tax)));
      return parts;
    }
  }
}
