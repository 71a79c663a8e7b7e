package io.dotmac.sub.billing.charge.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import io.dotmac.sub.core.money.UnitRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a whole period costs for a quantity. */
class PriceModelTest {
  private static final List<Tier> TIERS = List.of(
      Tier.upTo("10", "5", usd("0")),
      Tier.upTo("20", "4", usd("2.50")),
      Tier.beyond("3", usd("0")));
  private static final PriceModel GRADUATED = new Tiered(Tiered.Mode.GRADUATED, TIERS);
  private static final PriceModel VOLUME = new Tiered(Tiered.Mode.VOLUME, TIERS);

  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "1, 5.00",
    "9.5, 47.50",
    "10, 50.00",
    "11, 56.50",
    "20, 92.50",
    "21, 95.50",
    "25, 107.50"
  })
  void eachUnitOfAGraduatedPriceCostsWhatItsOwnTierSays(String quantity, String price) {
    assertThat(GRADUATED.of(new BigDecimal(quantity))).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "1, 5.00",
    "10, 50.00",
    "10.5, 44.50",
    "11, 46.50",
    "20, 82.50",
    "21, 63.00"
  })
  void allUnitsOfAVolumePriceCostWhatTheTierOfTheWholeQuantitySays(String quantity, String price) {
    assertThat(VOLUME.of(new BigDecimal(quantity))).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.1, 1", "1, 1", "10, 1", "10.001, 2", "20, 2", "21, 3"})
  void aPackageThatWasBegunIsPaidWhole(String quantity, int packages) {
    PriceModel price = new PackagePrice(BigDecimal.TEN, usd("7.00"));

    assertThat(price.of(new BigDecimal(quantity)))
        .isEqualByComparingTo(new BigDecimal(7 * packages));
  }

  @Test
  void aRateIsRoundedOnceForTheWholeQuantity() {
    PriceModel rate = new Rated(UnitRate.of("0.0125"), Money.currency("USD"));

    assertThat(rate.of(new BigDecimal("1"))).isEqualByComparingTo("0.01");
    assertThat(rate.of(new BigDecimal("1000"))).isEqualByComparingTo("12.50");
    assertThat(rate.of(new BigDecimal("1000.4"))).isEqualByComparingTo("12.51");
    assertThat(rate.currency()).isEqualTo(Money.currency("USD"));
  }

  @Test
  void theTiersSumToTheExactSumRoundedOnce() {
    PriceModel price = new Tiered(
        Tiered.Mode.GRADUATED,
        List.of(
            Tier.upTo("1", "0.004", usd("0")),
            Tier.upTo("2", "0.004", usd("0")),
            Tier.beyond("0.004", usd("0"))));

    assertThat(price.of(new BigDecimal("3"))).isEqualByComparingTo("0.01");
    assertThat(price.explain(new BigDecimal("3")).stream().map(Step::result))
        .extracting(BigDecimal::toPlainString)
        .containsExactly("0.00", "0.01", "0.00", "0.01");
  }

  @Test
  void explainsItsArithmetic() {
    assertThat(formulas(GRADUATED, "21"))
        .containsExactly("10 × 5 = 50.00", "10 × 4 + 2.50 = 42.50", "1 × 3 = 3.00", "∑ = 95.50");
    assertThat(formulas(GRADUATED, "2")).containsExactly("2 × 5 = 10.00");
    assertThat(formulas(VOLUME, "11")).containsExactly("11 × 4 + 2.50 = 46.50");
    assertThat(formulas(new PackagePrice(BigDecimal.TEN, usd("7")), "21"))
        .containsExactly("⌈21/10⌉ = 3 × 7.00 = 21.00");
    assertThat(formulas(new Rated(UnitRate.of("0.5"), Money.currency("USD")), "3"))
        .containsExactly("3 × 0.5 = 1.50");
    assertThat(formulas(PriceModel.flat(usd("3")), "3")).isEmpty();
  }

  @Test
  void aLineShowsThePriceOfThePeriodOrOfOnePackage() {
    assertThat(GRADUATED.terms(21)).isEqualTo(new Terms(usd("95.50"), 1));
    assertThat(new PackagePrice(BigDecimal.TEN, usd("7")).terms(21))
        .isEqualTo(new Terms(usd("7"), 3));
    assertThat(new Rated(UnitRate.of("0.5"), Money.currency("USD")).terms(3))
        .isEqualTo(new Terms(usd("1.50"), 1));
  }

  @Test
  void refusesPricesThatMakeNoSense() {
    assertThatThrownBy(() -> new Tiered(Tiered.Mode.VOLUME, List.of()))
        .hasMessage("a tiered price has no tier");
    assertThatThrownBy(() -> new Tiered(Tiered.Mode.VOLUME, List.of(Tier.upTo("1", "1", usd("0")))))
        .hasMessage("the last tier, and only it, must have no end");
    assertThatThrownBy(() -> new Tiered(
            Tiered.Mode.VOLUME, List.of(Tier.beyond("1", usd("0")), Tier.beyond("1", usd("0")))))
        .hasMessage("the last tier, and only it, must have no end");
    assertThatThrownBy(() -> new Tiered(
            Tiered.Mode.VOLUME,
            List.of(
                Tier.upTo("5", "1", usd("0")),
                Tier.upTo("5", "1", usd("0")),
                Tier.beyond("1", usd("0")))))
        .hasMessage("tiers that rise were expected and 5 after 5 found");
    assertThatThrownBy(() -> new Tiered(
            Tiered.Mode.VOLUME,
            List.of(Tier.upTo("5", "1", usd("0")), Tier.beyond("1", Money.of("0", "NGN")))))
        .hasMessage("the tiers have fees of two currencies");
    assertThatThrownBy(() -> Tier.beyond("-1", usd("0"))).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> Tier.beyond("1", usd("-1"))).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new Rated(UnitRate.of("-1"), Money.currency("USD")))
        .hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new PackagePrice(BigDecimal.ZERO, usd("1")))
        .hasMessageContaining("more than 0 units");
    assertThatThrownBy(() -> new PackagePrice(BigDecimal.ONE, usd("-1")))
        .hasMessageContaining("0 or more");
  }

  private static List<String> formulas(PriceModel price, String quantity) {
    return price.explain(new BigDecimal(quantity)).stream()
        .map(step -> step.formula(new MoneyFormat(Locale.ENGLISH), price.currency()))
        .toList();
  }

  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }
}
