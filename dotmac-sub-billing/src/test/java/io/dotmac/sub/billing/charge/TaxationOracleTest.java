package io.dotmac.sub.billing.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Several taxes of one price, against a separate reckoning in whole numbers: a percentage is so
 * many millionths of a hundredth, half a minor unit goes up.
 */
class TaxationOracleTest {
  private static final BigInteger HUNDRED_PERCENT = BigInteger.valueOf(100_000_000);
  private static final UUID VAT = new UUID(0, 1);
  private static final UUID LEVY = new UUID(0, 2);

  @Test
  void twoTaxesSideBySideAreChargedOnThePrice() {
    Taxation taxed = Taxation.of(
        naira("1000.00"),
        List.of(TaxRule.exclusive(VAT, "VAT", "7.5"), TaxRule.exclusive(LEVY, "Levy", "1")));

    assertThat(amounts(taxed)).containsExactly("75.00", "10.00");
    assertThat(taxed.net()).isEqualTo(naira("1000.00"));
  }

  @Test
  void aCompoundTaxIsChargedOnThePriceAndTheTaxesBeforeIt() {
    Taxation taxed = Taxation.of(
        naira("1000.00"),
        List.of(TaxRule.exclusive(LEVY, "Levy", "5"), TaxRule.compound(VAT, "VAT", "10")));

    assertThat(amounts(taxed)).containsExactly("50.00", "105.00");
    assertThat(taxed.steps()).last().hasFieldOrPropertyWithValue("of", new BigDecimal("1050.00"));
  }

  @Test
  void aCompoundTaxIsChargedOnATaxThatThePriceContainsToo() {
    Taxation taxed = Taxation.of(
        naira("110.00"),
        List.of(TaxRule.inclusive(LEVY, "Levy", "10"), TaxRule.compound(VAT, "VAT", "10")));

    assertThat(taxed.net()).isEqualTo(naira("100.00"));
    assertThat(amounts(taxed)).containsExactly("10.00", "11.00");
  }

  @Test
  void aTaxOnOtherTaxesCannotBeContainedInThePrice() {
    assertThatThrownBy(
            () -> new TaxRule(VAT, "VAT", UnitRate.of("10"), TaxApplication.INCLUSIVE, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("added to the price");
  }

  @Test
  void everyMixOfTaxesIsWhatWholeNumbersSay() {
    for (long seed : Seeds.of(10_000)) {
      Random random = new Random(seed);
      Money price = Money.ofMinor(random.nextInt(3_000_000), naira("0").currency());
      List<TaxRule> rules = rules(random);

      Taxation taxed = Taxation.of(price, rules);

      assertThat(minor(taxed))
          .as("seed %s: %s %s", seed, price, rules)
          .isEqualTo(oracle(price, rules));
    }
  }

  /** The net amount and each tax. */
  private static List<Long> oracle(Money price, List<TaxRule> rules) {
    BigInteger contained = BigInteger.ZERO;
    for (TaxRule rule : rules) {
      contained = rule.application() == TaxApplication.INCLUSIVE
          ? contained.add(millionths(rule))
          : contained;
    }
    BigInteger whole = BigInteger.valueOf(price.minor());
    BigInteger inside = halfUp(whole.multiply(contained), HUNDRED_PERCENT.add(contained));
    BigInteger net = whole.subtract(inside);
    List<BigInteger> shares = shares(inside, contained, rules);
    List<Long> all = new ArrayList<>(List.of(net.longValueExact()));
    BigInteger sum = net;
    for (TaxRule rule : rules) {
      BigInteger tax;
      if (rule.application() == TaxApplication.EXEMPT) {
        tax = BigInteger.ZERO;
      } else if (rule.application() == TaxApplication.INCLUSIVE) {
        tax = shares.remove(0);
      } else {
        BigInteger base = rule.compound() ? sum : net;
        tax = halfUp(base.multiply(millionths(rule)), HUNDRED_PERCENT);
      }
      sum = sum.add(tax);
      all.add(tax.longValueExact());
    }
    return all;
  }

  /** The whole parts of what each contained tax is, then one more for the largest remainders. */
  private static List<BigInteger> shares(
      BigInteger inside, BigInteger contained, List<TaxRule> rules) {
    List<BigInteger> shares = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    BigInteger left = inside;
    for (TaxRule rule : rules) {
      if (rule.application() == TaxApplication.INCLUSIVE) {
        BigInteger[] part = contained.signum() == 0
            ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
            : inside.multiply(millionths(rule)).divideAndRemainder(contained);
        shares.add(part[0]);
        remainders.add(part[1]);
        left = left.subtract(part[0]);
      }
    }
    while (left.signum() > 0) {
      int largest = 0;
      for (int i = 1; i < shares.size(); i++) {
        largest = remainders.get(i).compareTo(remainders.get(largest)) > 0 ? i : largest;
      }
      shares.set(largest, shares.get(largest).add(BigInteger.ONE));
      remainders.set(largest, BigInteger.ONE.negate());
      left = left.subtract(BigInteger.ONE);
    }
    return shares;
  }

  private static BigInteger halfUp(BigInteger amount, BigInteger of) {
    return amount.shiftLeft(1).add(of).divide(of.shiftLeft(1));
  }

  private static BigInteger millionths(TaxRule rule) {
    return rule.percent().value().movePointRight(6).toBigIntegerExact();
  }

  private static List<TaxRule> rules(Random random) {
    List<TaxRule> rules = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      UnitRate percent = new UnitRate(BigDecimal.valueOf(random.nextInt(30_000), 3));
      TaxApplication application = TaxApplication.values()[random.nextInt(3)];
      boolean compound = application == TaxApplication.EXCLUSIVE && random.nextBoolean();
      rules.add(new TaxRule(new UUID(1, i), "Tax " + i, percent, application, compound));
    }
    return rules;
  }

  private static List<Long> minor(Taxation taxed) {
    List<Long> all = new ArrayList<>(List.of(taxed.net().minor()));
    taxed.parts().forEach(part -> all.add(part.amount().minor()));
    return all;
  }

  private static List<String> amounts(Taxation taxed) {
    return taxed.parts().stream().map(part -> part.amount().amount()).toList();
  }

  private static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }
}
