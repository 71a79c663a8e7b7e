package io.dotmac.sub.billing.charge.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How each step is written for people. */
class StepTest {
  private static final Currency NAIRA = Money.currency("NGN");

  @Test
  void aWholePeriodIsPriceTimesQuantity() {
    assertThat(formula(new Step.Times(of("15000.00"), 3, of("45000.00"))))
        .isEqualTo("15,000.00 × 3 = 45,000.00");
  }

  @Test
  void aPartOfAPeriodNamesItsDaysAndOnlyAQuantityOfMoreThanOne() {
    assertThat(formula(new Step.ByDay(of("3100.00"), 1, 10, 31, of("1000.00"))))
        .isEqualTo("3,100.00 × 10/31 = 1,000.00");
    assertThat(formula(new Step.ByDay(of("3100.00"), 2, 10, 31, of("2000.00"))))
        .isEqualTo("3,100.00 × 2 × 10/31 = 2,000.00");
  }

  @Test
  void aDiscountNamesItsDaysOnlyWhenItIsNotValidOnAllOfThem() {
    assertThat(formula(new Step.PercentOff(of("100.00"), of("12.5"), 31, 31, of("12.50"))))
        .isEqualTo("100.00 × 12.5% = 12.50");
    assertThat(formula(new Step.PercentOff(of("100.00"), of("10"), 15, 30, of("5.00"))))
        .isEqualTo("100.00 × 10% × 15/30 = 5.00");
    assertThat(formula(new Step.AmountOff(of("50.00"), 30, 30, of("50.00"))))
        .isEqualTo("50.00 = 50.00");
    assertThat(formula(new Step.AmountOff(of("50.00"), 15, 30, of("25.00"))))
        .isEqualTo("50.00 × 15/30 = 25.00");
  }

  @Test
  void aTaxIsAddedOrContainedOrNamedAsFree() {
    assertThat(formula(new Step.TaxAdded("VAT", of("7.5"), of("1000.00"), of("75.00"))))
        .isEqualTo("1,000.00 × 7.5% = 75.00");
    assertThat(
            formula(new Step.TaxIncluded("VAT", of("7.5"), of("110"), of("1100.00"), of("75.00"))))
        .isEqualTo("1,100.00 × 7.5/110 = 75.00");
    assertThat(formula(new Step.TaxFree("VAT", of("0.00")))).isEqualTo("0.00");
  }

  @Test
  void aCorrectionIsADifferenceAndSeveralSpansShareItByDays() {
    assertThat(formula(new Step.Difference("net", of("10.00"), of("25.00"), of("-15.00"))))
        .isEqualTo("10.00 − 25.00 = −15.00");
    assertThat(formula(new Step.Share(of("15.00"), 10, 15, of("10.00"))))
        .isEqualTo("15.00 × 10/15 = 10.00");
    assertThat(formula(new Step.DocumentRounded("VAT", of("0.02"), of("-0.01"), of("0.01"))))
        .isEqualTo("0.02 − 0.01 = 0.01");
    assertThat(formula(new Step.DocumentRounded("VAT", of("0.02"), of("0.01"), of("0.03"))))
        .isEqualTo("0.02 + 0.01 = 0.03");
  }

  @Test
  void aTierNamesItsFeeOnlyWhenItHasOne() {
    assertThat(formula(new Step.TierPrice(of("10"), of("0.125"), of("0.00"), of("1.25"))))
        .isEqualTo("10 × 0.125 = 1.25");
    assertThat(formula(new Step.TierPrice(of("10"), of("0.125"), of("5.00"), of("6.25"))))
        .isEqualTo("10 × 0.125 + 5.00 = 6.25");
    assertThat(formula(new Step.Packages(of("21"), of("10"), 3, of("4.00"), of("12.00"))))
        .isEqualTo("⌈21/10⌉ = 3 × 4.00 = 12.00");
    assertThat(formula(new Step.Sum(of("7.50")))).isEqualTo("∑ = 7.50");
  }

  @Test
  void useIsWhatIsBeyondTheAllowanceAndCostsAtMostTheCap() {
    assertThat(formula(new Step.Allowance(of("12.5"), of("10"), of("2.5"))))
        .isEqualTo("12.5 − 10 = 2.5");
    assertThat(formula(new Step.Cap(of("2000.00"), of("15.00"), of("15.00"))))
        .isEqualTo("min(2,000.00, 15.00) = 15.00");
  }

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  private static String formula(Step step) {
    return step.formula(new MoneyFormat(Locale.ENGLISH), NAIRA);
  }
}
