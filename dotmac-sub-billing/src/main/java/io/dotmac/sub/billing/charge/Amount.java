package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
